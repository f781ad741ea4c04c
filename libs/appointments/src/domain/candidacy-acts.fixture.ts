import { personOffice } from '#testing';
import { apply, Candidacy, ending, listing, medical, note, start, team } from './candidacy.fixture.js';
import type { CandidacyStanding } from './candidacy.facts.js';

/** A simple model of a candidacy: how far it has come, who of the team has signed, and what the appointment has noted. */
export type Model = Readonly<{
  at: 'none' | 'returned' | 'fit' | CandidacyStanding;
  signed: readonly string[];
  begun: boolean;
  /** What the unit has said, who signs besides, who looks into it for the unit or for the first of the team. */
  said: 'nothing' | 'recommend' | 'refuse';
  added: number;
  beside: 'none' | 'pending' | 'signed';
  delegated: boolean;
  waiting: boolean;
}>;

export const nothing: Model = {
  at: 'none',
  signed: [],
  begun: false,
  said: 'nothing',
  added: 0,
  beside: 'none',
  delegated: false,
  waiting: false,
};

export type Act = Readonly<{
  name: string;
  do: (one: Candidacy) => readonly string[] | string;
  fits: (model: Model) => boolean;
  leads: (model: Model) => Model;
}>;

const moves = (at: Model['at']) => (model: Model) => ({ ...model, at });
const stands =
  (...places: readonly Model['at'][]) =>
  ({ at }: Model) =>
    places.includes(at);
const step =
  (...words: Parameters<Candidacy['step']>) =>
  (one: Candidacy) =>
    one.step(...words);

const isFree = ({ delegated, waiting }: Model) => !delegated && !waiting;
/** The unit may speak. */
const open = (model: Model) => model.at === 'applying' && isFree(model) && model.said === 'nothing';
/** The first of the team may speak. */
const comparing = (model: Model) => model.at === 'reviewed' && isFree(model) && !model.signed.includes(team[0]);
/** The recommendation is settled once the unit and whoever it added have signed. */
const settled = (model: Model): Model => {
  if (model.said === 'nothing' || model.beside === 'pending') return model;
  return { ...model, at: model.said === 'refuse' ? 'ended' : 'recommended' };
};
const besideId = ({ state }: Candidacy) =>
  state.flow?.tasks.findLast(({ addedBy }) => addedBy !== null)?.taskId ?? 'recommendation.1.1+1';
const delegating = (taskId: string, to: string) =>
  step({ type: 'DelegateTask', taskId, to: personOffice(to), request: '核实学历' });
const delegations = (taskId: string, isOpen: (model: Model) => boolean): readonly Act[] => [
  {
    name: `have ${taskId} looked into`,
    do: delegating(taskId, 'p-helper'),
    fits: (model) => isOpen({ ...model, delegated: false }),
    leads: (model) => ({ ...model, delegated: true }),
  },
  {
    name: `report on ${taskId}`,
    do: step({ type: 'ReportToDelegator', taskId, opinion: '属实' }),
    fits: (model) => model.delegated && isOpen({ ...model, delegated: false }),
    leads: (model) => ({ ...model, delegated: false }),
  },
  {
    name: `ask for material in ${taskId}`,
    do: step({ type: 'RequestMaterial', taskId, what: '学历证书' }),
    fits: isOpen,
    leads: (model) => ({ ...model, waiting: true }),
  },
];

const verbs: readonly Act[] = [
  ...delegations('recommendation.1.1', open),
  ...delegations('comparison.1.1', comparing),
  {
    name: 'have another of the team look into it',
    do: delegating('comparison.1.1', team[1]),
    fits: () => false,
    leads: (model) => model,
  },
  {
    name: 'supply',
    do: step({ type: 'ProvideMaterial', note: '已补' }),
    fits: ({ at, waiting }) => waiting && at !== 'ended',
    leads: (model) => ({ ...model, waiting: false }),
  },
  {
    name: 'add a signatory',
    do: step({
      type: 'AddSignatory',
      taskId: 'recommendation.1.1',
      place: 'beside',
      signatory: personOffice('p-beside'),
      reason: '会同组织委员',
    }),
    fits: (model) => open(model) && model.beside === 'none',
    leads: (model) => ({ ...model, added: model.added + 1, beside: 'pending' }),
  },
  {
    name: 'sign beside',
    do: (one) => {
      const words = { type: 'GiveOpinion', taskId: besideId(one), result: 'recommend', opinion: '' } as const;
      return one.step({ ...words, ground: null, basisNo: null }, 'p-beside');
    },
    fits: ({ at, beside, waiting }) => at === 'applying' && beside === 'pending' && !waiting,
    leads: (model) => settled({ ...model, beside: 'signed' }),
  },
  {
    name: 'take out the signatory',
    do: (one) => one.step({ type: 'RemoveSignatory', taskId: besideId(one), reason: '另行征求意见' }),
    fits: ({ at, beside, waiting }) => at === 'applying' && beside === 'pending' && !waiting,
    leads: (model) => settled({ ...model, beside: 'none' }),
  },
];

export const acts: readonly Act[] = [
  ...verbs,
  {
    name: 'apply',
    do: (one) => {
      const did = one.step(apply, 'p-clerk');
      if (Array.isArray(did)) one.attach();
      return did;
    },
    fits: stands('none'),
    leads: moves('applying'),
  },
  {
    name: 'return',
    do: step({ type: 'ReturnCase', taskId: 'recommendation.1.1', to: 'draft', reason: '缺材料' }, 'p-secretary'),
    fits: open,
    leads: moves('returned'),
  },
  {
    name: 'recommend',
    do: (one) => one.recommend(),
    fits: open,
    leads: (model) => settled({ ...model, said: 'recommend' }),
  },
  {
    name: 'refuse',
    do: (one) => one.recommend('refuse'),
    fits: open,
    leads: (model) => settled({ ...model, said: 'refuse' }),
  },
  {
    name: 'withdraw',
    do: step({ type: 'WithdrawCase', reason: '放弃' }, 'p-clerk'),
    fits: (model) => stands('applying', 'returned', 'recommended')(model) && !model.waiting,
    leads: moves('ended'),
  },
  { name: 'pass the review', do: step(note('review', 'r1')), fits: stands('recommended'), leads: moves('reviewed') },
  ...team.map((member) => ({
    name: `compare by ${member}`,
    do: (one: Candidacy) => one.compare(member),
    fits: ({ at, signed, delegated, waiting }: Model) =>
      at === 'reviewed' && !waiting && !signed.includes(member) && !(delegated && member === team[0]),
    leads: (model: Model): Model => {
      const signed = [...model.signed, member];
      return { ...model, signed, at: signed.length === team.length ? 'compared' : 'reviewed' };
    },
  })),
  { name: 'list', do: step(listing()), fits: stands('compared'), leads: moves('listed') },
  { name: 'leave off the list', do: step(listing('not-list')), fits: stands('compared'), leads: moves('ended') },
  { name: 'find fit', do: step(medical()), fits: stands('listed'), leads: moves('fit') },
  { name: 'find unfit', do: step(medical(false)), fits: stands('listed'), leads: moves('ended') },
  {
    name: 'begin the appointment',
    do: (one) => (one.step(start).length === 0 ? one.step(note('appointment', 'a1')) : 'refused'),
    fits: ({ at, begun }) => at === 'fit' && !begun,
    leads: (model) => ({ ...model, begun: true }),
  },
  {
    name: 'post the notice',
    do: step(note('notice', 'a1')),
    fits: ({ at, begun }) => at === 'fit' && begun,
    leads: moves('publicNotice'),
  },
  { name: 'appoint', do: step(note('appointed', 'a1')), fits: stands('publicNotice'), leads: moves('appointed') },
  { name: 'confirm', do: step(note('confirmed', 'a1')), fits: stands('appointed'), leads: moves('confirmed') },
  { name: 'end the trial', do: step(note('trial-ended', 'a1')), fits: stands('appointed'), leads: moves('ended') },
  {
    name: 'cancel',
    do: step(ending, 'p-leader'),
    fits: ({ at }) => !['none', 'appointed', 'confirmed', 'ended'].includes(at),
    leads: moves('ended'),
  },
];

/** The process notes an appointment in the order in which it goes on: what it cannot note is not asked of the decider. */
export const ofProcess = ['post the notice', 'appoint', 'confirm', 'end the trial'];
