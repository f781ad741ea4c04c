import { problem, type ProblemTexts } from '#kernel';
import type { HandoverCode } from '../domain/handover.commands.js';

/** What the kernel and other contexts say themselves. */
type ToldElsewhere = 'not-open-now' | 'date-ahead' | 'use-own-form' | 'until-not-ahead';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);
const done = (zh: string, en: string) => refusal(zh, en, '无需重复办理', 'There is nothing to do');

/** What is said when a command on a handover is refused, and what to change. */
export const handoverProblems: ProblemTexts<Exclude<HandoverCode, ToldElsewhere>> = {
  'handover-exists': done('交接已启动', 'The handover is opened already'),
  'receiver-is-outgoing': refusal(
    '接收人不能是移交人本人',
    'Nobody hands over to themselves',
    '请另选接收人',
    'Name somebody else',
  ),
  'receiver-signed': refusal(
    '接收人已签字，不能更换',
    'Who takes over has signed',
    '请核对签字记录',
    'Check the signatures',
  ),
  'receiver-watches': refusal(
    '接收人不参加监交清点',
    'Who takes over does not watch the handover',
    '请另选办理人或者会签人',
    'Name somebody else',
  ),
  'list-empty': refusal('交接清单为空', 'The list is empty', '请至少填写一项', 'Give one item at least'),
  'item-twice': refusal('清单编号重复', 'Two items have the same number', '请更正编号', 'Number the items apart'),
  'seal-undocumented': refusal(
    '印章 {item} 缺少照片或者编码',
    'Seal {item} has no photo or no serial number',
    '请补充照片和编码',
    'Add photo and serial number',
  ),
  'inventory-confirmed': done('已确认清点', 'The inventory is confirmed'),
  'unknown-item': refusal('清单中没有这一项', 'The list has no such item', '请核对编号', 'Check the number'),
  'dispute-without-note': refusal(
    '有异议的项目须写明情况',
    'A dispute has a note',
    '请填写异议说明',
    'Say what is disputed',
  ),
  'items-unchecked': refusal(
    '还有 {items} 项没有核对',
    '{items} items are not checked',
    '请接收人逐项核对',
    'Let the receiver check each',
  ),
  'list-missing': refusal('尚未编制交接清单', 'There is no list', '请先编制清单', 'Prepare the list first'),
  'not-inventoried': refusal('尚未确认清点', 'The inventory is not confirmed', '请先确认清点', 'Confirm it first'),
  'signed-already': done('已签字', 'This party has signed'),
  'refused-already': done('已登记拒不交接', 'The refusal is on record'),
  'not-refused': refusal('没有拒不交接的记录', 'Nobody has refused', '请先登记书面反映', 'Record the complaint first'),
  'ordered-already': done('已责令限期交接', 'The handover is ordered'),
  'not-ordered': refusal('尚未责令限期交接', 'The handover is not ordered', '请先责令', 'Order it first'),
  'enforced-already': done('已记录执行情况', 'The enforcement is on record'),
  'order-still-runs': refusal(
    '责令限期至 {until}，期限未满',
    'The order leaves time up to and on {until}',
    '请待期限届满仍未交接的，再记录责令执行情况',
    'Record the enforcement once that day has passed without a handover',
  ),
  'extended-already': refusal(
    '交接期限已延长过一次',
    'The time has been extended once',
    '请尽快办结',
    'Complete the handover',
  ),
  'extension-late': refusal(
    '交接期限已过，不能延长',
    'The time is over and is not extended',
    '请尽快办结',
    'Complete the handover',
  ),
  'extension-too-long': refusal(
    '最多延长 {most} 个工作日',
    'The time is extended by {most} working days at most',
    '请缩短延长天数',
    'Ask for fewer days',
  ),
  'signatures-missing': refusal(
    '尚缺签字 {missing}',
    'Signatures are missing: {missing}',
    '请移交人、接收人、监交人分别签字',
    'Let outgoing, incoming and witness sign',
  ),
  'copies-missing': refusal(
    '签字清单须分存 {copies} 份',
    '{copies} signed copies are filed',
    '请填写全部存放单位',
    'Name all who keep a copy',
  ),
};
