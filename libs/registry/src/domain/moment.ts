import type { LocalDate } from '#kernel';

/** The facts of the moment in which a command is decided; `ruleVersion` names the rules where some apply. */
export type Moment = Readonly<{ today: LocalDate; ruleVersion?: string }>;
