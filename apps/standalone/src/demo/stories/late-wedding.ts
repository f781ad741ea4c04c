import type { Stage } from '../stage.js';
import { modestPlan, noGifts } from './plain-figures.js';

/** Acceptance example 4, handbook 8, to the end: late report, missed post-event report, breach, transfer. */
export const lateWedding = async (stage: Stage): Promise<string> => {
  stage.narrator.chapter('迟报的婚礼', 'A wedding reported late');
  const id = await reportLate(stage);
  await registerAndRemind(stage, id);
  await missTheReport(stage, id);
  await reportAndTransfer(stage, id);
  return id;
};

const reportLate = async (stage: Stage): Promise<string> => {
  await stage.at('2026-09-21 09:00');
  const draft = {
    reporterId: await stage.api.personId('secretary'),
    kind: 'child-wedding',
    channel: 'online',
    principal: '女儿',
    venue: '村文化广场',
    ceremonyOn: '2026-10-10',
    plan: { ...modestPlan, tables: 20, persons: 200 },
  };
  const id = await stage.act('secretary', '', draft, { zh: '起草女儿婚宴报告', en: "drafts a daughter's wedding" });
  await stage.refused('secretary', `/${id}/submission`, { committed: true }, 'late-reason-required', {
    zh: '迟报未说明理由',
    en: 'submits late without the reason',
  });
  const words = { committed: true, lateReason: '婚期临时确定' };
  await stage.act('secretary', `/${id}/submission`, words, { zh: '说明理由后提交', en: 'submits with the reason' });
  type Timeliness = { latestOn: string; late: boolean; counted: string[] };
  const { timeliness } = (await stage.lastOf(id, 'ReportSubmitted.v1')) as { timeliness: Timeliness };
  stage.expect('最迟 2026-09-20(补班日) latest day', timeliness.latestOn, '2026-09-20');
  stage.expect('认定迟报 late', timeliness.late, true);
  stage.expect('计数过程 the counting', timeliness.counted, [
    '2026-10-09',
    '2026-10-08',
    '2026-09-30',
    '2026-09-29',
    '2026-09-28',
    '2026-09-24',
    '2026-09-23',
    '2026-09-22',
    '2026-09-21',
    '2026-09-20',
  ]);
  stage.expect('镇纪委收到迟报提醒 town discipline is told', await stage.alertsOf('discipline', id), [
    '2026-09-21 late',
  ]);
  return id;
};

const registerAndRemind = async (stage: Stage, id: string): Promise<void> => {
  await stage.refused('secretary', `/${id}/check`, { opinion: '同意' }, 'not-permitted', {
    zh: '本人审核本人',
    en: 'tries to check the own report',
  });
  await stage.at('2026-09-22 09:00');
  await stage.act(
    'leader',
    `/${id}/check`,
    { opinion: '情况属实' },
    { zh: '联系镇领导审核', en: 'the town leader checks' },
  );
  await stage.act('discipline', `/${id}/registration`, {}, { zh: '登记备案', en: 'registers' });
  const talk = { talkedOn: '2026-09-22', note: '提醒不得超标、不得收受管理服务对象礼金' };
  await stage.act('discipline', `/${id}/reminders`, talk, { zh: '廉政提醒谈话', en: 'gives the integrity reminder' });
};

const missTheReport = async (stage: Stage, id: string): Promise<void> => {
  const wait = async (moment: string, login: string, zh: string, en: string, expected: readonly string[]) => {
    await stage.at(moment);
    stage.narrator.tell(moment, '(系统 system)', zh, en);
    stage.expect(`${login}: ${expected.at(-1)}`, await stage.alertsOf(login, id), expected);
  };
  await stage.at('2026-10-11 00:01');
  stage.narrator.tell('2026-10-11 00:01', '(系统 system)', '婚期已过,事后报告起算', 'the day has passed');
  stage.expect('事后报告期限 2026-10-23 due', (await stage.deadline(id, 'post-report'))?.dueOn, '2026-10-23');
  const own = ['2026-10-16 remind'];
  await wait('2026-10-16 08:31', 'secretary', '提醒', 'reminder', own);
  own.push('2026-10-21 blue');
  await wait('2026-10-21 08:31', 'secretary', '蓝单', 'blue slip', own);
  own.push('2026-10-22 remind');
  await wait('2026-10-22 08:31', 'secretary', '提醒', 'reminder', own);
  await stage.at('2026-10-24 00:01');
  stage.expect('逾期 missed', (await stage.deadline(id, 'post-report'))?.missed, true);
  await wait('2026-10-26 08:31', 'leader', '黄单', 'yellow slip', [
    '2026-09-21 late',
    '2026-09-22 remind',
    '2026-10-21 blue',
    '2026-10-26 yellow',
  ]);
  await wait('2026-10-30 08:31', 'discipline', '红单', 'red slip', [
    '2026-09-21 late',
    '2026-09-22 remind',
    '2026-10-30 red',
  ]);
  await wait('2026-11-06 08:31', 'county-discipline', '约谈', 'interview', ['2026-11-06 talk']);
};

const reportAndTransfer = async (stage: Stage, id: string): Promise<void> => {
  await stage.at('2026-11-09 09:00');
  const report = {
    figures: { tables: 24, persons: 236, cars: 6, tableCostFen: 20_000 },
    gifts: noGifts,
    committed: true,
    note: '亲友临时到场较多',
  };
  await stage.act('secretary', `/${id}/post-report`, report, { zh: '补交事后报告', en: 'the report, late' });
  type Line = { item: string; planned: number; permitted: number; actual: number; over: number; ruleVersion: string };
  const { deviations } = (await stage.lastOf(id, 'PostReportSubmitted.v1')) as { deviations: Line[] };
  const { item: _item, ...tables } = deviations.find(({ item }) => item === 'tables')!;
  stage.expect('偏差表:计划 20、许可 20、实际 24 the deviation table', tables, {
    planned: 20,
    permitted: 20,
    actual: 24,
    over: 4,
    ruleKey: 'event.tablesMax',
    ruleVersion: 'event.tablesMax@3701:2020-07-14',
  });
  const verified = { method: 'on-site', agrees: false, note: '实际 24 桌,超出 4 桌' };
  await stage.act('discipline', `/${id}/verification`, verified, { zh: '现场核实不符', en: 'verified on site' });
  await stage.act('secretary', `/${id}/statements`, { text: '愿意接受处理' }, { zh: '本人陈述', en: 'states' });
  const breach = { grounds: ['tables'], reason: '超出规定桌数 4 桌' };
  await stage.act('discipline', `/${id}/breach`, breach, { zh: '认定违规', en: 'finds a breach' });
  const clue = { clueNumber: '仲纪移〔2026〕1号', reason: '移送区县纪委监委依规处理' };
  await stage.act('discipline', `/${id}/clue-transfer`, clue, {
    zh: '移送线索,办结',
    en: 'transfers the clue, closed',
  });
  const types = (await stage.history(id)).map(({ type }) => type);
  const count = (type: string) => types.filter((known) => known === type).length;
  stage.expect('每级提醒只记录一次 each alert recorded once', count('AlertRaised.v1'), 8);
  stage.expect('逾期只记录一次 missed once', count('DeadlineMissed.v1'), 1);
  stage.expect('办结结果 outcome', (await stage.lastOf(id, 'CeremonyClosed.v1'))['outcome'], 'breach-transferred');
};
