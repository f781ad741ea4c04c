import { problem, type ProblemTexts } from '#kernel';
import type { SubstitutionRejection } from '../domain/substitution.js';

type SubstitutionCode = Exclude<SubstitutionRejection['rejected'], 'unit-ended'> | 'substitution-not-in-force';

/** Refusals on acting for somebody. */
export const substitutionProblems: ProblemTexts<SubstitutionCode> = {
  'substitution-not-in-force': problem(
    403,
    '您目前没有代理此人的授权',
    'You do not stand in for this person today',
    '请去掉 Acting-For,或请对方重新委托',
    'Leave out Acting-For, or ask to be appointed',
  ),
  'substitution-exists': problem(
    422,
    '代理已登记',
    'The substitution is on record already',
    '无需重复委托',
    'There is nothing to do',
  ),
  'substitution-is-personal': problem(
    422,
    '代理事项须由本人办理',
    'A substitution is made and answered in person',
    '请去掉 Acting-For',
    'Leave out Acting-For',
  ),
  'substitute-is-self': problem(
    422,
    '不能委托本人代理',
    'Nobody is their own substitute',
    '请另选代理人',
    'Choose somebody else',
  ),
  'substitute-without-account': problem(
    422,
    '代理人没有可用账号',
    'The substitute has no open account',
    '请另选代理人,或先为其开通账号',
    'Choose somebody else, or have an account opened',
  ),
  'administrators-have-no-substitutes': problem(
    422,
    '三类管理员的职责不得代理',
    'What the three administrators do is not lent',
    '请由另一名同类管理员办理',
    'Another administrator of the kind does it',
  ),
  'lent-role-not-held': problem(
    422,
    '您在该单位没有此角色',
    'You do not hold this role at that unit',
    '请核对角色和单位',
    'Check role and unit',
  ),
  'substitution-without-days': problem(
    422,
    '代理的结束日期早于开始日期',
    'The substitution ends before it begins',
    '请修改起止日期',
    'Correct the dates',
  ),
  'substitution-in-the-past': problem(
    422,
    '代理期已过',
    'The days of the substitution are over',
    '请修改起止日期',
    'Correct the dates',
  ),
  'substitution-backdated': problem(
    422,
    '代理不能从过去的日期开始',
    'A substitution begins today at the earliest',
    '请将开始日期改为今天或以后',
    'Let it begin today or later',
  ),
  'substitution-too-far-ahead': problem(
    422,
    '代理开始日期过远',
    'The substitution begins too far ahead',
    '请临近时再委托',
    'Appoint the substitute when that time has come nearer',
  ),
  'substitution-too-long': problem(
    422,
    '代理期限超过规定的最长时间',
    'The substitution lasts longer than one may',
    '请缩短代理期限，期满后可另行委托',
    'Shorten the days; another one may be given when they are over',
  ),
  'substitution-reason-missing': problem(
    422,
    '没有填写代理事由',
    'The reason is missing',
    '请填写事由',
    'Give the reason',
  ),
  'substitution-circle': problem(
    422,
    '您正在代理此人,不能互为代理',
    'You stand in for this person yourself',
    '请另选代理人',
    'Choose somebody else',
  ),
  'substitution-answered': problem(
    422,
    '代理已获同意',
    'The substitute has agreed already',
    '如需结束请终止代理',
    'Revoke it to end it',
  ),
  'substitution-over': problem(422, '代理已结束', 'The substitution is over', '请重新委托', 'Appoint anew'),
  'unknown-substitution': problem(404, '没有这项代理', 'There is no such substitution', '请核对', 'Check the id'),
};
