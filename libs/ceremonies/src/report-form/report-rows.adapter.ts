import { NOTHING, yuan, type FormData } from '#forms/contract';
import type { Deviation, Figures, Gifts, Plan } from '../domain/ceremony.figures.js';
import { itemWords } from './ceremony-words.js';

type Report = FormData<'ceremony-report'>;

const yesOrNo = (is: boolean | undefined): string => (is === undefined ? NOTHING : is ? '是' : '否');
const count = (number: number | undefined): string => (number === undefined ? NOTHING : String(number));
const money = (fen: number | undefined): string => (fen === undefined ? NOTHING : yuan(fen));

/** What was planned beside what was. */
export const figureRows = (plan: Plan | null, held: Figures | undefined): Report['figures'] => [
  { item: '桌数', planned: count(plan?.tables), actual: count(held?.tables) },
  { item: '人数', planned: count(plan?.persons), actual: count(held?.persons) },
  { item: '车辆数', planned: count(plan?.cars), actual: count(held?.cars) },
  { item: '每桌费用（元）', planned: money(plan?.tableCostFen), actual: money(held?.tableCostFen) },
  { item: '男女双方合办', planned: yesOrNo(plan?.jointBothFamilies), actual: NOTHING },
  { item: '邀请非亲属', planned: yesOrNo(plan?.nonRelativesInvited), actual: NOTHING },
  { item: '邀请管理服务对象', planned: yesOrNo(plan?.serviceTargetsInvited), actual: NOTHING },
];

export const giftRows = (gifts: Gifts | undefined): Report['gifts'] => [
  { item: '收受礼金礼品', amount: money(gifts?.receivedFen) },
  { item: '已退还', amount: money(gifts?.returnedFen) },
  { item: '非亲属最大一笔', amount: money(gifts?.largestFromNonRelativeFen) },
  { item: '管理服务对象所送', amount: money(gifts?.fromServiceTargetsFen) },
  { item: '已上交', amount: money(gifts?.handedInFen) },
];

/** Every figure that was measured beside its limit. */
export const deviationRows = (deviations: readonly Deviation[]): Report['deviations'] =>
  deviations.map(({ item, permitted, actual, over }) => {
    const { zh, as } = itemWords[item];
    const shown = (value: number): string =>
      as === 'money' ? yuan(value) : as === 'fact' ? yesOrNo(value > 0) : String(value);
    return {
      item: zh,
      permitted: permitted === null ? '不限' : shown(permitted),
      actual: shown(actual),
      over: over > 0 ? shown(over) : NOTHING,
    };
  });
