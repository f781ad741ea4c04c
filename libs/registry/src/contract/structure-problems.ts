import { problem, type ProblemTexts } from '#kernel';
import type { VillageBodyRejection } from '../domain/village-body.rejection.js';

/** What the tables of terms and of people say. */
type ToldElsewhere =
  'unit-ended' | 'document-required' | 'document-ahead' | 'unknown-person' | 'holder-deceased' | 'investigation-lock';

type StructureCode = Exclude<VillageBodyRejection['rejected'], ToldElsewhere>;

const CHECK_ZH = '请核对人选，或者先登记相关人员离任';
const CHECK_EN = 'Check the person, or first record that the other one has left';

/** The refusals by which the rules on the bodies of a village stop a seat; each names its rule. */
export const structureProblems: ProblemTexts<StructureCode> = {
  'already-holds-post': problem(
    422,
    '此人已担任该职务',
    'The person holds this post already',
    '连任的，请先登记上一任期届满',
    'For another term, first record the end of the one before',
  ),
  'seat-occupied': problem(
    422,
    '该职务已有人担任',
    'Somebody holds this post',
    '请先登记现任人员离任',
    'First record that the present holder has left',
  ),
  'vc-full': problem(
    422,
    '村民委员会成员已达法定人数上限（《村民委员会组织法》第六条）',
    "The villagers' committee has as many members as the law allows (Organic Law, art. 6)",
    CHECK_ZH,
    CHECK_EN,
  ),
  'vsc-full': problem(
    422,
    '村务监督委员会成员已达规定人数上限',
    'The supervisory committee has as many members as the rules allow',
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r2-same-person-in-vc-and-vsc': problem(
    422,
    'R2：村民委员会成员不得担任村务监督委员会成员（山东省实施办法第三十一条）',
    "R2: members of the villagers' committee do not sit in the supervisory committee (Shandong measures, art. 31)",
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r2-near-relative-in-vc-and-vsc': problem(
    422,
    'R2：村民委员会成员的近亲属不得担任村务监督委员会成员（山东省实施办法第三十一条）',
    "R2: near relatives of members of the villagers' committee do not sit in the supervisory committee",
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r2-excluded-post-and-vsc': problem(
    422,
    'R2：村财务人员、文书、集体经济组织负责人不得担任村务监督委员会成员',
    'R2: finance staff, clerk and head of the collective do not sit in the supervisory committee',
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r4-supervisor-on-board': problem(
    422,
    'R4：理事会成员不得担任监事（《农村集体经济组织法》）',
    'R4: a board member is not a supervisor of the collective (Collective Organizations Law)',
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r4-supervisor-in-finance': problem(
    422,
    'R4：财务、会计人员不得担任监事（《农村集体经济组织法》）',
    'R4: finance and accounting staff are not supervisors of the collective',
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r4-supervisor-near-relative': problem(
    422,
    'R4：理事会成员、财务会计人员的近亲属不得担任监事',
    'R4: near relatives of board members and finance staff are not supervisors of the collective',
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r4-board-near-relatives': problem(
    422,
    'R4：理事会成员之间应当实行近亲属回避（《农村集体经济组织法》第二十九条）',
    'R4: board members are not near relatives of each other (Collective Organizations Law, art. 29)',
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r5-director-in-finance': problem(
    422,
    'R5：村民委员会主任不得兼任村财务人员（山东省实施办法第十六条）',
    "R5: the director of the villagers' committee is not finance staff (Shandong measures, art. 16)",
    CHECK_ZH,
    CHECK_EN,
  ),
  'rule-r5-director-near-relative-in-finance': problem(
    422,
    'R5：村民委员会主任的近亲属不得担任村财务人员（山东省实施办法第十六条）',
    'R5: near relatives of the director are not finance staff (Shandong measures, art. 16)',
    CHECK_ZH,
    CHECK_EN,
  ),
  'unknown-vacancy': problem(422, '没有这项空缺', 'There is no such vacancy', '请核对空缺编号', 'Check the vacancy'),
  'vacancy-filled': problem(422, '空缺已补', 'The vacancy is filled', '无需登记代理', 'There is nothing to act for'),
  'acting-outside-vacancy': problem(
    422,
    '代理起止日期不在空缺期间',
    'The days do not lie in the vacancy',
    '请核对起止日期',
    'Check the days',
  ),
  'acting-not-of-committee': problem(
    422,
    '委员会职务空缺期间，只能由该委员会在任成员代理',
    'While a seat of an elected committee is vacant, only one of its members acts',
    '请选择该委员会的在任成员',
    'Choose a member of the committee',
  ),
  'acting-not-of-collective': problem(
    422,
    '集体经济组织职务空缺期间，由在任理事（监事）代理，或者由成员（代表）大会决定代理人选',
    "While a post of the collective is vacant, one of its board or supervisors acts, or whom the members' assembly decides on",
    '请选择在任理事（监事），或者填写成员（代表）大会决定的文号和日期',
    "Choose a member of the board, or give number and date of the assembly's decision",
  ),
  'acting-twice': problem(
    422,
    '该空缺在此期间已有人代理',
    'Somebody acts for this vacancy on these days already',
    '请核对起止日期，不得与他人代理期间重叠',
    'Check the days; two do not act at once',
  ),
  'acting-too-far-ahead': problem(
    422,
    '代理开始日期过早登记，最多提前到任期届满提醒之日',
    'The acting would begin too far ahead: further than the end of a term is remembered',
    '请核对代理开始日期',
    'Check the day on which it begins',
  ),
  'acting-too-long': problem(
    422,
    '代理期间超过补缺期限',
    'The days are more than the vacancy may take to be filled',
    '请缩短代理期间，期满仍未补缺的另行登记',
    'Shorten the days; record another term of acting where the vacancy lasts longer',
  ),
  'unknown-vacancy-alert': problem(422, '没有这条提醒', 'There is no such alert', '请核对提醒', 'Check the alert'),
};
