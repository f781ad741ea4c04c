import type { FlowEvent, Procedure } from '#workflow';
import { officialTime, WITHHELD } from './official-style.js';
import type { Signature } from './signature.js';

/** An entry of the history of a case, as its reader may know it. */
export type ActEntry = Readonly<{
  type: string;
  title: Readonly<{ zh: string }>;
  occurredAt: string;
  data: unknown;
  who: Readonly<{
    person: Readonly<{ name: string | null }> | null;
    posts: readonly Readonly<{ zh: string }>[];
    org: Readonly<{ name: string | null }> | null;
    onBehalfOf: Readonly<{ name: string | null }> | null;
  }>;
}>;

/** What a case calls its stages, results and offices: its procedure as it began, and titles of offices of its register. */
export type RecordWords = Readonly<{ procedure: Procedure | undefined; offices: ReadonlyMap<string, string> }>;

type Said = Readonly<Record<string, unknown>>;

const WORDS: readonly string[] = [
  'opinion',
  'reasons',
  'reason',
  'note',
  'text',
  'lateReason',
  'comment',
  'correction',
  'what',
  'request',
];

/** What follows from an act by itself, in the name of whoever acted. */
const CONSEQUENCES: readonly FlowEvent['type'][] = [
  'StageBegun.v1',
  'StageCompleted.v1',
  'CaseEnded.v1',
  'MaterialWeighed.v1',
  'MaterialLaid.v1',
];

export const isConsequence = ({ type }: Pick<ActEntry, 'type'>): boolean =>
  (CONSEQUENCES as readonly string[]).includes(type);

/** One line of the decision record: who did what, at which stage, with which result and in which words. */
export const signatureOf = (entry: ActEntry, words: RecordWords): Signature => {
  const { title, who, occurredAt } = entry;
  const said = entry.data as Said;
  const stage = stageTitle(said, words);
  return {
    step: stage === undefined ? title.zh : `${title.zh}（${stage}）`,
    person: who.person?.name ?? '—',
    post: who.posts.map(({ zh }) => zh).join('、'),
    office: words.offices.get(textIn(said, 'office') ?? '') ?? who.org?.name ?? '',
    onBehalfOf: who.onBehalfOf?.name ?? '',
    at: officialTime(occurredAt),
    opinion: [resultOf(entry, words), textIn(said, ...WORDS)].filter(Boolean).join('；'),
  };
};

const textIn = (said: Said, ...fields: readonly string[]): string | undefined =>
  fields.map((field) => said[field]).find((words): words is string => typeof words === 'string' && words !== '');

/** Tasks are named after their stage: `circulation.1.6`. */
const stageTitle = (said: Said, { procedure }: RecordWords): string | undefined => {
  const key = textIn(said, 'taskId')?.split('.')[0];
  return procedure?.stages.find((stage) => stage.key === key)?.title.zh;
};

const resultOf = ({ type, data }: ActEntry, { procedure }: RecordWords): string | undefined => {
  const said = data as Said;
  switch (type as FlowEvent['type']) {
    case 'OpinionGiven.v2': {
      if (said['result'] === null) return WITHHELD;
      const key = textIn(said, 'taskId')?.split('.')[0];
      const stage = procedure?.stages.find((one) => one.key === key);
      const paper = [textIn(said, 'ground'), textIn(said, 'basisNo')].filter(Boolean).join('，');
      return [stage?.results[textIn(said, 'result') ?? '']?.title.zh, paper].filter(Boolean).join('；');
    }
    case 'CaseDecided.v1':
      return procedure?.decision.outcomes[textIn(said, 'outcome') ?? '']?.title.zh;
    case 'CaseReturned.v2': {
      const back = procedure?.stages.find(({ key }) => key === said['to']);
      return back && `退回至${back.title.zh}`;
    }
    case 'CaseReopened.v1':
      return textIn(said, 'ground');
    default:
      return undefined;
  }
};
