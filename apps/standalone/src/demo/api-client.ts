type Json = Readonly<Record<string, unknown>>;

/** The program answered with a refusal. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly problem: Json,
  ) {
    super(`${status} ${code}`);
  }
}

/** The HTTP interface as its users see it: one signed-in session for each login name. */
export class ApiClient {
  private readonly tokens = new Map<string, { accessToken: string; personId: string | null }>();

  constructor(
    private readonly address: string,
    private readonly passwords: ReadonlyMap<string, string>,
  ) {}

  get<T>(login: string, path: string): Promise<T> {
    return this.send<T>(login, 'GET', path);
  }

  post<T = { id: string; streamRevision: number; position: string }>(login: string, path: string, body: object = {}) {
    return this.send<T>(login, 'POST', path, body);
  }

  async personId(login: string): Promise<string> {
    const { personId } = await this.session(login);
    if (personId === null) throw new Error(`${login} is no person`);
    return personId;
  }

  private async send<T>(login: string, method: string, path: string, body?: object): Promise<T> {
    const { accessToken } = await this.session(login);
    return this.request<T>(method, path, body, { authorization: `Bearer ${accessToken}` });
  }

  private async session(login: string) {
    const known = this.tokens.get(login);
    if (known) return known;
    const body = { loginName: login, password: this.passwords.get(login) };
    type Session = { accessToken: string; account: { personId: string | null } };
    const { accessToken, account } = await this.request<Session>('POST', '/sessions', body);
    const session = { accessToken, personId: account.personId };
    this.tokens.set(login, session);
    return session;
  }

  private async request<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = JSON.parse(await response.text()) as Json;
    if (!response.ok) throw new RefusedError(response.status, String(answer['code']), answer);
    return answer as T;
  }
}
