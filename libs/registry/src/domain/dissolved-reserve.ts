import type { Decision, LocalDate } from '#kernel';
import { meetDeadline, relocateCase, startDeadline } from '#workflow';
import { unfitTarget } from './dissolution.js';
import type { AssignEntry, EntryEnv, ReserveEntryCommand, ReserveEntryRejection } from './reserve-entry.commands.js';
import type { ReserveEntryEvent } from './reserve-entry.events.js';
import { about, followFindings } from './reserve-entry.rules.js';
import { evolveKnown, hasEnded, isMember, type ReserveEntry } from './reserve-entry.state.js';

export const ASSIGNMENT = 'assignment';

type Of<T extends ReserveEntryCommand['type']> = Extract<ReserveEntryCommand, { type: T }>;
type EntryDecision = Decision<ReserveEntryEvent, ReserveEntryRejection>;

const ACTS: readonly ReserveEntryCommand['type'][] = [
  'ReviewCandidate',
  'AdmitMember',
  'AssignMentor',
  'RecordReserveTraining',
  'MarkMature',
  'ReviewMember',
  'AppointMember',
];

/** In a village that has ended nothing goes on but what takes the person out of it. Basis: DEFAULT. */
export const restsUntilAssigned = (type: ReserveEntryCommand['type'], { dissolution }: ReserveEntry): boolean =>
  dissolution !== null && ACTS.includes(type);

/** To which village a person of a divided or closed one belongs is decided by people, in time. Basis: DEFAULT. */
export const noteVillageDissolved = (command: Of<'NoteVillageDissolved'>, entry: ReserveEntry): EntryDecision => {
  if (hasEnded(entry) || entry.dissolution) return [];
  const { by, dissolvedOn, successors, env } = command;
  const { today, calendar, rules } = env;
  const { assignment, ladder } = rules;
  const data = { ...about(entry), villageCode: entry.villageCode, by, dissolvedOn, successors, foundOn: today };
  return [
    { type: 'ReserveVillageDissolved.v1', data },
    ...(assignment ? [startDeadline(ASSIGNMENT, assignment, today, { today, calendar, ladder })] : []),
  ];
};

type Move = Readonly<{ villageCode: string; ground: 'merger' | 'assignment'; dissolvedOn: LocalDate; env: EntryEnv }>;

/** The entry belongs to another village from now on; the clock of its yearly review goes on as it was. */
const move = (entry: ReserveEntry, { villageCode, ground, dissolvedOn, env }: Move): readonly ReserveEntryEvent[] => {
  const { entryId: caseId, orgPath, clocks, villageCode: fromVillage } = entry;
  const { today } = env;
  const member = isMember(entry);
  const data = { ...about(entry), fromVillage, villageCode, ground, dissolvedOn, member, movedOn: today };
  const moved: readonly ReserveEntryEvent[] = [
    { type: 'ReserveEntryMoved.v1', data },
    ...relocateCase({ caseId, orgPath, clocks }, env.orgPath, today),
    ...meetDeadline(clocks, ASSIGNMENT, today),
  ];
  const after = moved.reduce((known, event) => evolveKnown(known, event as never), entry);
  return [...moved, ...(member ? followFindings(after, env) : [])];
};

/** Who was in reserve in a village that was merged is in reserve in its successor. Basis: handbook W1d; DEFAULT. */
export const followMerger = (command: Of<'FollowMerger'>, entry: ReserveEntry): EntryDecision => {
  const { fromVillage, toVillage, dissolvedOn, env } = command;
  if (hasEnded(entry) || entry.villageCode !== fromVillage) return [];
  return move(entry, { villageCode: toVillage, ground: 'merger', dissolvedOn, env });
};

export const assignEntry = ({ villageCode, env }: AssignEntry, entry: ReserveEntry): EntryDecision => {
  const { dissolution } = entry;
  if (hasEnded(entry)) return { rejected: 'not-a-reserve-member' };
  if (!dissolution) return { rejected: 'unit-not-dissolved' };
  const unfit = unfitTarget(env.target);
  if (unfit) return unfit;
  return move(entry, { villageCode, ground: 'assignment', dissolvedOn: dissolution.dissolvedOn, env });
};
