import { isRejection } from '#kernel';
import type { FlowVerbCommand } from '#workflow';
import { lookup, momentOf, path } from './adjustment.fixture.js';
import type { HandoverWords } from './handover.commands.js';
import { standingOfHandover } from './handover.facts.js';
import { handover } from './handover.js';
import { copyHolders, type Signatory } from './handover.items.js';
import { handoverRules } from './rotation-rules.js';

export const rules = handoverRules(lookup);
export const day = '2026-03-02';
export const [outgoing, incoming] = ['p-out', 'p-in'];
export const item = (itemId: string, kind: 'seal' | 'archives' = 'archives') => ({
  itemId,
  kind,
  description: itemId,
  quantity: 1,
  serial: kind === 'seal' ? '3701120001' : null,
  photo: kind === 'seal' ? 'a'.repeat(64) : null,
});
export const opening: HandoverWords = {
  type: 'OpenHandover',
  caseId: 'h1',
  subjectId: outgoing,
  orgPath: path,
  termId: 't1',
  origin: 'adjustment',
  originId: 'c1',
  villageCode: path[3]!,
  post: 'secretary',
  ruleKey: 'handover.secretary',
  countedFrom: day,
  receiverId: incoming,
};
export const list: HandoverWords = { type: 'PrepareList', items: [item('i1', 'seal'), item('i2')] };
export const check = (itemId: string, state: 'accepted' | 'disputed' = 'accepted', note: string | null = null) =>
  ({ type: 'CheckItem', itemId, state, note }) as const;
export const confirm: HandoverWords = { type: 'ConfirmInventory' };
export const sign = (as: Signatory) => ({ type: 'SignHandover', as }) as const;
export const refuse = { type: 'RefuseHandover', by: 'outgoing', complainedOn: day, complaint: '拒不交接' } as const;
export const order = { type: 'OrderHandover', documentNo: '港政令〔2026〕1号', until: '2026-03-06' } as const;
export const enforce: HandoverWords = { type: 'EnforceHandover', note: '镇纪委现场接管' };
export const extend = { type: 'ExtendHandover', days: 5, reasons: '清点复杂' } as const;
export const close = { type: 'CloseHandover', office: path[2]!, holders: copyHolders } as const;

type Command = Parameters<typeof handover.decider.decide>[0];
type Event = Parameters<typeof handover.decider.evolve>[1];

/** A handover that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Handing {
  history: Event[] = [];
  state = handover.decider.initialState();
  today = day;

  step(
    words: HandoverWords | FlowVerbCommand | { type: 'DecideCase' },
    personId = 'p-any',
  ): readonly string[] | string {
    const env = { ...momentOf(this.today, personId), ...rules };
    const decided = handover.decider.decide({ ...words, env } as Command, this.state);
    if (isRejection(decided)) return decided.rejected;
    this.history.push(...decided);
    this.state = decided.reduce(handover.decider.evolve, this.state);
    return decided.map(({ type }) => type);
  }

  do(...all: readonly HandoverWords[]) {
    for (const words of all) if (typeof this.step(words) === 'string') throw new Error(`refused: ${words.type}`);
    return this;
  }

  get standing() {
    return standingOfHandover(this.state.facts);
  }

  clock(name: string) {
    return this.state.flow!.clocks.deadlines[name];
  }

  requirement(words: HandoverWords | FlowVerbCommand) {
    const env = { ...momentOf(day, 'p'), ...rules };
    return handover.policy({ ...words, env } as Command, this.state);
  }

  who(words: HandoverWords) {
    return this.requirement(words)!.anyOf;
  }
}

export const opened = () => new Handing().do(opening);
export const inventoried = () => opened().do(list, check('i1'), check('i2'), confirm);
export const signed = () => inventoried().do(sign('outgoing'), sign('incoming'), sign('witness'));
