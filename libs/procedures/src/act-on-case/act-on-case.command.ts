import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import type { FlowVerbCommand } from '#workflow';
import type { OfficeNamed } from '../office-desk.js';

/** Offices as users name them: a role at a unit of the case, or a person. */
type Named<C> = C extends { to: readonly unknown[] }
  ? Omit<C, 'to' | 'copyId'> & Readonly<{ to: readonly OfficeNamed[] }>
  : C extends { to: object }
    ? Omit<C, 'to'> & Readonly<{ to: OfficeNamed }>
    : C extends { signatory: object }
      ? Omit<C, 'signatory'> & Readonly<{ signatory: OfficeNamed }>
      : C extends { office: string }
        ? Omit<C, 'office'>
        : C;

export type CaseWords = Named<FlowVerbCommand>;

/** A verb of approval, given on any case that runs under a procedure. */
export class ActOnCase extends Command<CommandOutcome> {
  constructor(
    readonly caseId: string,
    readonly words: CaseWords,
  ) {
    super();
  }
}
