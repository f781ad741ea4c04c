import type { LocalDate } from '#kernel';

export type Tier = 'hard' | 'soft';

/**
 * A ground on which a person may not be nominated. One confirmed hard ground vetoes, soft ones are weighed by a panel. It
 * rests on law, or on a decision that a competent body has issued, and holds from a day on.
 */
export type Ground = Readonly<{
  code: string;
  tier: Tier;
  zh: string;
  en: string;
  basis: string;
  evidence: string;
  effectiveFrom: LocalDate;
  endsOn: LocalDate | null;
}>;

const FROM = '2020-07-14';

const ground = (code: string, tier: Tier, zh: string, en: string, basis: string, evidence: string): Ground => ({
  code,
  tier,
  zh,
  en,
  basis,
  evidence,
  effectiveFrom: FROM,
  endsOn: null,
});

/** The grounds that every county has, and only these. Basis: handbook W1a, "Disqualifying conditions". */
export const commonGrounds: readonly Ground[] = [
  ground('H1', 'hard', '受过刑事处罚且处于影响期', 'criminal punishment in force', '人民法院判决', '判决书文号'),
  ground('H2', 'hard', '经判决认定涉黑涉恶', 'organized crime, established by judgment', '人民法院判决', '判决书文号'),
  ground(
    'H4',
    'hard',
    '因严重违纪违法被立案审查调查',
    'under filed investigation for a serious breach',
    '立案决定',
    '立案文号',
  ),
  ground(
    'H5',
    'hard',
    '党纪政务处分影响期内',
    'within the effect period of a Party or administrative sanction',
    '公职人员政务处分法第八条、第二十二条',
    '处分决定文号',
  ),
  ground(
    'H6',
    'hard',
    '经认定存在贿选或者破坏选举行为',
    'vote-buying or disrupting an election, established',
    '村民委员会组织法第十七条',
    '认定文书文号',
  ),
  ground(
    'H7',
    'hard',
    '无完全民事行为能力或者被剥夺政治权利',
    'no full capacity, or deprived of political rights',
    '村民委员会组织法第十三条、第十八条',
    '判决书文号',
  ),
  ground('S2', 'soft', '失信被执行人', 'on the judgment-defaulter list', '失信被执行人名单', '名单条目'),
  ground(
    'S3',
    'soft',
    '违法用地或者违法建设责令改正而未改正',
    'illegal land use or building, ordered corrected and not corrected',
    '责令改正决定',
    '责令改正文号',
  ),
  ground(
    'S4',
    'soft',
    '补贴或者集体资产审计问题未整改',
    'audit finding on subsidies or collective property, not rectified',
    '审计报告',
    '审计问题编号',
  ),
  ground('S5', 'soft', '长期外出不能履职', 'long absence, cannot do the job', '考勤记录', '考勤记录编号'),
  ground('S6', 'soft', '民主评议不称职或者被罢免', 'rated incompetent or recalled', '评议或者罢免记录', '记录编号'),
  ground(
    'S8',
    'soft',
    '原村干部拒不公开或者侵占集体资产经认定',
    'former cadre, established non-disclosure or seizure of collective assets',
    '责令改正决定',
    '责令改正文号',
  ),
  ground(
    'S10',
    'soft',
    '与同一班子其他成员有近亲属关系',
    'near relative of another member of the same body',
    '民法典第一千零四十五条',
    '亲属关系登记',
  ),
];

/** The grounds in force on a day: the common ones and those of the county. */
export const groundsOn = (added: readonly Ground[], on: LocalDate): readonly Ground[] =>
  [...commonGrounds, ...added].filter(
    ({ effectiveFrom, endsOn }) => effectiveFrom <= on && (endsOn === null || on < endsOn),
  );
