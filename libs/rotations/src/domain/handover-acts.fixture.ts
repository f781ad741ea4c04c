import { personOffice } from '#testing';
import type { FlowVerbCommand } from '#workflow';
import type { Actor } from './actors.fixture.js';
import type { HandoverWords } from './handover.commands.js';
import {
  check,
  close,
  confirm,
  enforce,
  extend,
  incoming,
  list,
  opening,
  order,
  outgoing,
  refuse,
  sign,
} from './handover.fixture.js';
import type { Party, Signatory } from './handover.items.js';

/** Everyone who acts, in any order: each does what is theirs to do, and is kept from the rest. */
export const program: Actor = { personId: 'p-program', roles: ['system'] };
export const actors: readonly Actor[] = [
  program,
  { personId: outgoing, roles: [] },
  { personId: incoming, roles: [] },
  { personId: 'p-officer', roles: ['townOrgOfficer', 'townPartyCommittee'] },
  { personId: 'p-discipline', roles: ['townDisciplineOfficer'] },
  { personId: 'p-stranger', roles: ['villageSecretary'] },
  { personId: 'p-helper', roles: [] },
  { personId: 'p-beside', roles: [] },
];

/** The order has run out, while the handover may still be extended. */
export const AFTER_THE_ORDER = '2026-03-07';

/** A simple model of a handover. */
export type Model = Readonly<{
  at: 'none' | 'open' | 'closed';
  listed: boolean;
  checked: readonly string[];
  inventoried: boolean;
  signed: readonly Signatory[];
  refusedBy: Party | null;
  ordered: boolean;
  enforced: boolean;
  extended: boolean;
  /** Whether somebody counts for the town, and who signs the inventory besides. */
  delegated: boolean;
  added: number;
  beside: 'none' | 'pending' | 'signed';
}>;

export const nothing: Model = {
  at: 'none',
  listed: false,
  checked: [],
  inventoried: false,
  signed: [],
  refusedBy: null,
  ordered: false,
  enforced: false,
  extended: false,
  delegated: false,
  added: 0,
  beside: 'none',
};

type Words = HandoverWords | FlowVerbCommand;
type Act = Readonly<{
  name: string;
  words: Words | ((model: Model) => Words);
  fits: (model: Model) => boolean;
  leads: (model: Model) => Partial<Model>;
}>;

const missing = ({ signed, enforced, refusedBy }: Model): readonly Signatory[] =>
  (['outgoing', 'incoming', 'witness'] as const).filter(
    (one) => !signed.includes(one) && !(enforced && one === refusedBy),
  );
/** The town has confirmed the inventory, and whoever it had sign besides has signed. */
const complete = ({ inventoried, beside }: Model) => inventoried && beside !== 'pending';
const counting = (to: string) =>
  ({ type: 'DelegateTask', taskId: 'inventory.1.1', to: personOffice(to), request: '请清点固定资产' }) as const;
const adding = (to: string) =>
  ({
    type: 'AddSignatory',
    taskId: 'inventory.1.1',
    place: 'beside',
    signatory: personOffice(to),
    reason: '监交',
  }) as const;
const besideId = ({ added }: Model) => `inventory.1.1+${added}`;
const isOpen = ({ inventoried, delegated }: Model) => !inventoried && !delegated;
const checking = (itemId: string, words: HandoverWords): Act => ({
  name: `check ${itemId}`,
  words,
  fits: ({ listed, inventoried }) => listed && !inventoried,
  leads: ({ checked }) => ({ checked: [...new Set([...checked, itemId])] }),
});
const signing = (as: Signatory): Act => ({
  name: `sign as ${as}`,
  words: sign(as),
  fits: (model) => complete(model) && !model.signed.includes(as),
  leads: ({ signed }) => ({ signed: [...signed, as] }),
});
const refusing = (by: Party): Act => ({
  name: `complain of ${by}`,
  words: { ...refuse, by },
  fits: ({ refusedBy, signed }) => refusedBy === null && !signed.includes(by),
  leads: () => ({ refusedBy: by }),
});

export const acts: readonly Act[] = [
  { name: 'open', words: opening, fits: ({ at }) => at === 'none', leads: () => ({ at: 'open' }) },
  {
    name: 'list',
    words: list,
    fits: ({ inventoried }) => !inventoried,
    leads: () => ({ listed: true, checked: [] }),
  },
  checking('i1', check('i1')),
  checking('i2', check('i2', 'disputed', '缺 2019 年卷')),
  { name: 'dispute without a note', words: check('i2', 'disputed', ' '), fits: () => false, leads: () => ({}) },
  {
    name: 'confirm',
    words: confirm,
    fits: (model) => model.checked.length === 2 && isOpen(model),
    leads: () => ({ inventoried: true }),
  },
  {
    name: 'have it counted',
    words: counting('p-helper'),
    fits: ({ inventoried }) => !inventoried,
    leads: () => ({ delegated: true }),
  },
  { name: 'have it counted by who takes over', words: counting(incoming), fits: () => false, leads: () => ({}) },
  {
    name: 'report',
    words: { type: 'ReportToDelegator', taskId: 'inventory.1.1', opinion: '账实相符' },
    fits: ({ inventoried, delegated }) => !inventoried && delegated,
    leads: () => ({ delegated: false }),
  },
  {
    name: 'add a signatory',
    words: adding('p-beside'),
    fits: (model) => isOpen(model) && model.beside === 'none',
    leads: ({ added }) => ({ added: added + 1, beside: 'pending' }),
  },
  { name: 'add who takes over', words: adding(incoming), fits: () => false, leads: () => ({}) },
  {
    name: 'sign beside',
    words: (model) => ({
      type: 'GiveOpinion',
      taskId: besideId(model),
      result: 'inventoried',
      ground: null,
      basisNo: null,
      opinion: '',
    }),
    fits: ({ beside }) => beside === 'pending',
    leads: () => ({ beside: 'signed' }),
  },
  {
    name: 'take out the signatory',
    words: (model) => ({ type: 'RemoveSignatory', taskId: besideId(model), reason: '另行监交' }),
    fits: ({ beside }) => beside === 'pending',
    leads: () => ({ beside: 'none' }),
  },
  signing('outgoing'),
  signing('incoming'),
  signing('witness'),
  refusing('outgoing'),
  refusing('incoming'),
  {
    name: 'order',
    words: order,
    fits: ({ refusedBy, ordered }) => refusedBy !== null && !ordered,
    leads: () => ({ ordered: true }),
  },
  {
    name: 'enforce',
    words: enforce,
    fits: ({ ordered, enforced, refusedBy, signed }) => ordered && !enforced && !signed.includes(refusedBy!),
    leads: () => ({ enforced: true }),
  },
  { name: 'extend', words: extend, fits: ({ extended }) => !extended, leads: () => ({ extended: true }) },
  {
    name: 'close',
    words: close,
    fits: (model) => complete(model) && missing(model).length === 0,
    leads: () => ({ at: 'closed' }),
  },
];

export const wordsOf = ({ words }: Act, model: Model): Words => (typeof words === 'function' ? words(model) : words);

export const fitsNow = (act: Act, model: Model): boolean =>
  act.name === 'open' ? act.fits(model) : model.at === 'open' && act.fits(model);
