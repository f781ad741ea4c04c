import { CommandRunner, type CommandOutcome } from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { Rulebook } from '#rulebook';
import { fileDuty, type DutyEnv, type FileDutyCommand } from './domain/file-duty.js';
import { builtOn } from './domain/personnel-file.state.js';
import { dutyRules } from './domain/rules-in-force.js';
import { PersonnelDesk, RULES } from './personnel-desk.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;

/** A term as the registry recorded it. `takenOver` where it came with an import. */
export type BegunTerm = Readonly<{
  termId: string;
  personId: string;
  orgCode: string;
  appointedOn: LocalDate;
  takenOver: boolean;
}>;

/** Where words become commands on the duty to build a file. */
export class DutyDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly desk: PersonnelDesk,
  ) {}

  /** Somebody was appointed: their file is to be built or updated, unless it serves the term already. */
  async open({ termId, personId, orgCode, appointedOn, takenOver }: BegunTerm): Promise<CommandOutcome> {
    const place = await this.desk.placeAt(orgCode);
    const built = builtOn(await this.desk.file(personId), appointedOn);
    return this.act(termId, { type: 'OpenFileDuty', termId, personId, place, appointedOn, takenOver, builtOn: built });
  }

  /** Settles the duty where the file serves the term by now. */
  async settle(termId: string, personId: string, appointedOn: LocalDate): Promise<void> {
    const built = builtOn(await this.desk.file(personId), appointedOn);
    if (built !== null) await this.act(termId, { type: 'SettleFileDuty', builtOn: built });
  }

  async act(termId: string, words: Words<FileDutyCommand>): Promise<CommandOutcome> {
    const { calendar, inForce } = await this.rulebook.current();
    const rules: DutyEnv['rules'] = ({ orgPath }, on) => dutyRules((key) => inForce(key, orgPath, on));
    const { clock } = this;
    const env: DutyEnv = { now: clock.now(), today: clock.today(), ruleVersion: RULES, calendar, rules };
    return this.runner.run(fileDuty, termId, { ...words, env } as FileDutyCommand);
  }
}
