import { personOffice } from '#testing';
import type { FlowVerbCommand } from '#workflow';
import type { Actor } from './actors.fixture.js';
import type { RotationWords } from './rotation.commands.js';
import { decision, opening } from './rotation.fixture.js';

export const PROGRAM: Actor = { personId: 'p-program', roles: ['system'] };
/** Everyone who acts, in any order. Three of them hold every role, one of whom is moved: what keeps them apart is what they have done. */
const EVERYTHING = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];
export const actors: readonly Actor[] = [
  PROGRAM,
  { personId: 'p-a', roles: EVERYTHING },
  { personId: 'p-all', roles: EVERYTHING },
  { personId: 'p-every', roles: EVERYTHING },
  { personId: 'p-committee', roles: ['townPartyCommittee'] },
  { personId: 'p-county', roles: ['countyOrgOfficer'] },
  { personId: 'p-helper', roles: [] },
  { personId: 'p-beside', roles: [] },
];

/** A simple model of the swap of two within a town. */
export type Model = Readonly<{
  at:
    | 'none'
    | 'committees'
    | 'filing'
    | 'decidable'
    | 'kept'
    | 'due'
    | 'begun'
    | 'refused'
    | 'done'
    | 'closed'
    | 'ended'
    | 'withdrawn';
  begun: boolean;
  held: boolean;
  handed: readonly string[];
  /** Whether somebody looks into it, whether material is awaited, and who signs the filing besides. */
  delegated: boolean;
  waiting: boolean;
  added: number;
  beside: 'none' | 'pending' | 'signed';
  filed: boolean;
}>;

export const nothing: Model = {
  at: 'none',
  begun: false,
  held: false,
  handed: [],
  delegated: false,
  waiting: false,
  added: 0,
  beside: 'none',
  filed: false,
};

export type Words = RotationWords | FlowVerbCommand;
export type Act = Readonly<{
  name: string;
  words: Words | ((model: Model) => Words);
  fits: (model: Model) => boolean;
  leads: (model: Model) => Partial<Model>;
}>;

const at =
  (...places: readonly Model['at'][]) =>
  (model: Model) =>
    places.includes(model.at);
const to = (place: Model['at']) => () => ({ at: place });
const opinion = (taskId: string, result: string): FlowVerbCommand => {
  const paper = result === 'object' ? { ground: 'other', basisNo: '港党〔2026〕3号' } : { ground: null, basisNo: null };
  return { type: 'GiveOpinion', taskId, result, ...paper, opinion: '' };
};
const handing = (person: string): Act => ({
  name: `hand over ${person}`,
  words: { type: 'NoteHandedOver', termId: `t-${person}` },
  fits: ({ at: place, handed }) => place === 'done' && !handed.includes(person),
  leads: ({ handed }) => ({ handed: [...handed, person], at: handed.length === 1 ? 'closed' : 'done' }),
});
const isFree = ({ delegated, waiting }: Model) => !delegated && !waiting;
const filing = (model: Model) => model.at === 'filing' && isFree(model) && !model.filed;
const besideId = ({ added }: Model) => `filing.1.1+${added}`;
/** The filing is complete once the county and whoever it added have signed. */
const afterFiling = ({ filed, beside }: Pick<Model, 'filed' | 'beside'>): Partial<Model> =>
  filed && beside !== 'pending' ? { filed, beside, at: 'decidable' } : { filed, beside };
const asking = (taskId: string, fits: (model: Model) => boolean): Act => ({
  name: `ask for material ${taskId}`,
  words: { type: 'RequestMaterial', taskId, what: '任职公示' },
  fits,
  leads: () => ({ waiting: true }),
});
const terms = [{ termId: 't-p-a', newTermId: 'n-a' }];

export const acts: readonly Act[] = [
  { name: 'open', words: opening(), fits: ({ at: place, held }) => place === 'none' && !held, leads: to('committees') },
  {
    name: 'agree',
    words: opinion('committees.1.1', 'agree'),
    fits: (model) => model.at === 'committees' && !model.held && isFree(model),
    leads: to('filing'),
  },
  {
    name: 'object',
    words: opinion('committees.1.1', 'object'),
    fits: (model) => model.at === 'committees' && !model.held && isFree(model),
    leads: to('ended'),
  },
  {
    name: 'withdraw',
    words: { type: 'WithdrawCase', reason: '撤回' },
    fits: ({ at: place, waiting }) => place === 'committees' && !waiting,
    leads: to('withdrawn'),
  },
  {
    name: 'have it looked into',
    words: { type: 'DelegateTask', taskId: 'committees.1.1', to: personOffice('p-helper'), request: '了解情况' },
    fits: ({ at: place, waiting }) => place === 'committees' && !waiting,
    leads: () => ({ delegated: true }),
  },
  {
    name: 'report',
    words: { type: 'ReportToDelegator', taskId: 'committees.1.1', opinion: '情况属实' },
    fits: ({ at: place, delegated, waiting }) => place === 'committees' && delegated && !waiting,
    leads: () => ({ delegated: false }),
  },
  asking('committees.1.1', (model) => model.at === 'committees' && isFree(model)),
  asking('filing.1.1', filing),
  {
    name: 'supply',
    words: { type: 'ProvideMaterial', note: '已补' },
    fits: ({ waiting }) => waiting,
    leads: () => ({ waiting: false }),
  },
  {
    name: 'add a signatory',
    words: {
      type: 'AddSignatory',
      taskId: 'filing.1.1',
      place: 'beside',
      signatory: personOffice('p-beside'),
      reason: '会签',
    },
    fits: (model) => filing(model) && model.beside === 'none',
    leads: ({ added }) => ({ added: added + 1, beside: 'pending' }),
  },
  {
    name: 'sign beside',
    words: (model) => opinion(besideId(model), 'filed'),
    fits: ({ at: place, beside, held, waiting }) => place === 'filing' && beside === 'pending' && !held && !waiting,
    leads: ({ filed }) => afterFiling({ filed, beside: 'signed' }),
  },
  {
    name: 'take out the signatory',
    words: (model) => ({ type: 'RemoveSignatory', taskId: besideId(model), reason: '另函征求意见' }),
    fits: ({ at: place, beside, waiting }) => place === 'filing' && beside === 'pending' && !waiting,
    leads: ({ filed }) => afterFiling({ filed, beside: 'none' }),
  },
  {
    name: 'file',
    words: opinion('filing.1.1', 'filed'),
    fits: (model) => filing(model) && !model.held,
    leads: ({ beside }) => afterFiling({ filed: true, beside }),
  },
  {
    name: 'rotate',
    words: decision(),
    fits: ({ at: place, held }) => place === 'decidable' && !held,
    leads: to('due'),
  },
  { name: 'keep', words: decision('keep'), fits: at('decidable'), leads: to('kept') },
  { name: 'close', words: { type: 'CloseCase' }, fits: at('kept'), leads: to('closed') },
  {
    name: 'begin',
    words: { type: 'BeginMoves' },
    fits: at('due'),
    leads: () => ({ at: 'begun', begun: true }),
  },
  {
    name: 'be refused',
    words: { type: 'RefuseMoves', code: 'near-relative' },
    fits: at('due', 'begun'),
    leads: to('refused'),
  },
  {
    name: 'try again',
    words: { type: 'RetryMoves' },
    fits: ({ at: place, begun, held }) => place === 'refused' && (begun || !held),
    leads: ({ begun }) => ({ at: begun ? 'begun' : 'due' }),
  },
  { name: 'complete', words: { type: 'CompleteMoves', terms }, fits: at('begun'), leads: to('done') },
  handing('p-a'),
  handing('p-b'),
];

/** The program notes a handover once the moves are made: before, it is not asked of the decider. */
export const later = ({ name }: Act, { at: place }: Model) => name.startsWith('hand over') && place !== 'done';
