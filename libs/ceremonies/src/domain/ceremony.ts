import { isRejection, type Decider } from '#kernel';
import { closeUrgings, decideVerb, isVerb } from '#workflow';
import type {
  CeremonyCommand,
  ClockCommand,
  DraftReport,
  NotifyFuneral,
  PostReportCommand,
  VerbCommand,
} from './ceremony.commands.js';
import type { CeremonyEvent } from './ceremony.events.js';
import { reject, type CeremonyDecision, type CeremonyRejection } from './ceremony.rejection.js';
import { ceremonyHosting, hasOwnForm, isShut } from './ceremony.hosting.js';
import {
  evolveCeremony,
  evolveOpened,
  hostedOf,
  noCeremony,
  type Ceremony,
  type CeremonyState,
} from './ceremony.state.js';
import { decideClock, whatTimeBrought } from './decide-clock.js';
import { decidePostReport, notifyFuneral } from './decide-post-report.js';
import { decideReport, draftReport } from './decide-report.js';

/** Reports of weddings, funerals and celebrations by persons who exercise public power. Basis: handbook W4. */
export const ceremony: Decider<CeremonyCommand, CeremonyState, CeremonyEvent, CeremonyRejection> = {
  initialState: () => noCeremony,
  evolve: evolveCeremony,
  decide: (command, state): CeremonyDecision => {
    if (isOpening(command)) {
      if (state.status !== 'none') return reject('already-exists');
      return command.type === 'DraftReport' ? draftReport(command) : notifyFuneral(command);
    }
    if (state.status === 'none') return reject('unknown-case');
    const passed = whatTimeBrought(state, command.env);
    if (command.type === 'AdvanceCase') return passed;
    const decision = decideNow(command, passed.reduce<Ceremony>(evolveOpened, state));
    if (isRejection(decision) || decision.length === 0) return decision;
    return [...passed, ...decision, ...urgingsDone([...passed, ...decision].reduce(evolveOpened, state), command.env)];
  },
};

/** What was urged is done once its stage is, or the case. */
const urgingsDone = ({ status, filingId: caseId, flow, clocks }: Ceremony, { today }: Acting['env']) => {
  const isUnderWay = status === 'open' && (flow?.status === 'running' || flow?.status === 'returned');
  if (!isUnderWay) return closeUrgings({ caseId, clocks }, today);
  const complete = Object.keys(flow.stages).filter((stage) => flow.stages[stage] === 'complete');
  return complete.flatMap((stage) => closeUrgings({ caseId, clocks }, today, stage));
};

/** A command finds the case as its clocks have left it by now, whether or not anybody has looked at them since. */
const decideNow = (command: Exclude<Acting, { type: 'AdvanceCase' }>, ceremony: Ceremony): CeremonyDecision => {
  if (isClock(command)) return decideClock(command, ceremony);
  if (isVerb(command)) return decideCommon(command, ceremony);
  if (ceremony.status !== 'open' && command.type !== 'LinkComplaint') return reject('case-ended');
  return isAfter(command) ? decidePostReport(command, ceremony) : decideReport(command, ceremony);
};

/** A verb that the case has in common with all others. */
const decideCommon = (command: VerbCommand, ceremony: Ceremony): CeremonyDecision => {
  if (hasOwnForm(command.type)) return reject('use-own-form');
  if (isShut(ceremony, command.type)) return reject('not-open-now');
  return decideVerb(ceremonyHosting, command, hostedOf(ceremony), command.env) as CeremonyDecision;
};

type Opening = DraftReport | NotifyFuneral;
type Acting = Exclude<CeremonyCommand, Opening>;
type After = Exclude<PostReportCommand, NotifyFuneral>;

const AFTER: Readonly<Record<After['type'], true>> = {
  SubmitPostReport: true,
  CorrectPostReport: true,
  VerifyPostReport: true,
  RecordStatement: true,
  FindBreach: true,
  TransferClue: true,
  LinkComplaint: true,
};

const isOpening = (command: CeremonyCommand): command is Opening =>
  command.type === 'DraftReport' || command.type === 'NotifyFuneral';

const isClock = (command: Acting): command is Exclude<ClockCommand, { type: 'AdvanceCase' }> =>
  command.type === 'RecomputeDeadlines' || command.type === 'RelocateCase' || command.type === 'AcknowledgeAlert';

const isAfter = (command: Exclude<CeremonyCommand, Opening | ClockCommand | VerbCommand>): command is After =>
  command.type in AFTER;
