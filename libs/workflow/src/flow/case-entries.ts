import type { RecordedEvent } from '#kernel';
import { deadlineEvents } from '../deadline.events.js';
import { relocationEvents } from '../relocation.events.js';
import type { FlowEvent } from './flow.events.js';

/**
 * The part of a case for which an entry stands: its draft, its decision, its being taken up again, a task or a stage.
 * `remark` is what somebody says for themselves, `other` whatever is done for no part of it.
 */
export type CasePart =
  'draft' | 'decision' | 'reopening' | 'remark' | 'other' | Readonly<{ task: string }> | Readonly<{ stage: string }>;

/** Who made an entry, and for whom. */
export type EntryMaker = Readonly<{ personId: string; onBehalfOf: string | null }>;

/** An entry of the history of a case, as its record tells. `made` is null where the program made it by itself. */
export type CaseEntry = Readonly<{ eventId: string; made: EntryMaker | null; part: CasePart }>;

/** What the facts of a context stand for. Those of `byItself` follow from time or from another case, whoever acted then. */
export type EntryMeaning = Readonly<{
  partOf?: Readonly<Record<string, CasePart>>;
  byItself?: readonly string[];
}>;

type NoTask = Exclude<CasePart, object> | 'by-itself';

/** Events of a task name it; a delegate and whoever takes a signatory out again act beside the holder of the task. */
const PARTS: Readonly<Record<FlowEvent['type'], NoTask | 'task'>> = {
  'CaseSubmitted.v1': 'draft',
  'CaseResubmitted.v1': 'draft',
  'CaseWithdrawn.v1': 'draft',
  'MaterialProvided.v1': 'draft',
  'CaseDecided.v1': 'decision',
  'CaseClosed.v1': 'decision',
  'CaseReopened.v1': 'reopening',
  'CommentMade.v1': 'remark',
  'CopyRead.v1': 'remark',
  'CaseCorrected.v1': 'remark',
  'CaseAccepted.v1': 'task',
  'OpinionGiven.v2': 'task',
  'OpinionRetracted.v1': 'task',
  'CaseReturned.v2': 'task',
  'TaskTransferred.v1': 'task',
  'TaskDelegated.v1': 'task',
  'SignatoryAdded.v1': 'task',
  'MaterialRequested.v1': 'task',
  'DelegateReported.v1': 'other',
  'SignatoryRemoved.v1': 'other',
  'CaseCopied.v1': 'other',
  'CaseUrged.v1': 'other',
  'DocumentAttached.v3': 'other',
  'StageBegun.v1': 'by-itself',
  'StageCompleted.v1': 'by-itself',
  'MaterialCapReached.v1': 'by-itself',
  'CaseEnded.v1': 'by-itself',
  'MaterialWeighed.v1': 'by-itself',
  'MaterialLaid.v1': 'by-itself',
};

/** An event of any version. */
const nameOf = (type: string): string => type.slice(0, type.lastIndexOf('.'));
const byName = <V>(record: Readonly<Record<string, V>>): ReadonlyMap<string, V> =>
  new Map(Object.entries(record).map(([type, value]) => [nameOf(type), value]));

const kernelParts = byName(PARTS);
const clocks = new Set([...deadlineEvents.stored, ...relocationEvents.stored].map(nameOf));

/** Tells for what an event stands; undefined for a fact of a context that says nothing of it. */
const statedBy = ({ partOf = {}, byItself = [] }: EntryMeaning) => {
  const [own, unmade] = [byName(partOf), new Set(byItself.map(nameOf))];
  return ({ type, data }: RecordedEvent): CasePart | 'by-itself' | undefined => {
    const name = nameOf(type);
    if (clocks.has(name) || unmade.has(name)) return 'by-itself';
    const part = kernelParts.get(name) ?? own.get(name);
    return part === 'task' ? { task: data['taskId'] as string } : part;
  };
};

/**
 * The entries of a case, read from what is stored in the clear. A fact of the context that says nothing of it stands for
 * what was done by the same command.
 */
export const entriesOf = (recorded: readonly RecordedEvent[], meaning: EntryMeaning = {}): readonly CaseEntry[] => {
  const stated = recorded.map(statedBy(meaning));
  const done = new Map<string, CasePart>();
  recorded.forEach(({ metadata: { commandId } }, index) => {
    const part = stated[index];
    if (part !== undefined && part !== 'by-itself') done.set(commandId, part);
  });
  return recorded.map(({ id: eventId, metadata: { commandId, actor } }, index): CaseEntry => {
    const { personId, onBehalfOf = null } = actor;
    const part = stated[index] ?? done.get(commandId) ?? 'other';
    if (part === 'by-itself' || personId === undefined) return { eventId, made: null, part: 'other' };
    return { eventId, made: { personId, onBehalfOf }, part };
  });
};
