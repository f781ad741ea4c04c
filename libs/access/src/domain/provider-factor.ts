/** What the provider says of how somebody signed in there: OpenID Connect Core 1.0, `amr` and `acr` of the ID token. */
export type ProviderMeans = Readonly<{ methods: readonly string[]; context: string | undefined }>;

/** Which of it counts as a second factor here. */
export type CountedMeans = Readonly<{ methods: readonly string[]; contexts: readonly string[] }>;

/** Nothing counts that the settings do not name. Basis: two-factor for reviewers, handbook 7 (graded protection, RECALL). */
export const countsAsSecondFactor = ({ methods, context }: ProviderMeans, counted: CountedMeans): boolean =>
  methods.some((method) => counted.methods.includes(method)) ||
  (context !== undefined && counted.contexts.includes(context));
