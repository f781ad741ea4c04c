import type { Stage } from '../stage.js';
import { modestFigures, modestPlan, noGifts } from './plain-figures.js';

/** A report is returned for correction: its clock stops, runs on, and still reminds. */
export const returnedReport = async (stage: Stage): Promise<void> => {
  stage.narrator.chapter('退回补正:时限停表、续表', 'A returned report: the clock stops and starts again');
  await stage.at('2026-04-20 09:00');
  const draft = {
    reporterId: await stage.api.personId('member'),
    kind: 'own-wedding',
    channel: 'online',
    principal: '本人',
    venue: '村大礼堂',
    ceremonyOn: '2026-05-16',
    plan: { ...modestPlan, tables: 22, persons: 220 },
  };
  const id = await stage.act('member', '', draft, { zh: '村委委员起草婚宴报告', en: 'a committee member drafts' });
  await stage.act('member', `/${id}/submission`, { committed: true }, { zh: '提交', en: 'submits' });
  const { findings } = (await stage.lastOf(id, 'ReportSubmitted.v1')) as { findings: { item: string }[] };
  stage.expect(
    '计划超标提示(不阻止办事) over the limits, nothing blocked',
    findings.map(({ item }) => item),
    ['tables', 'persons'],
  );
  const dueOf = async () => (await stage.deadline(id, 'register'))?.dueOn;
  stage.expect('登记期限 2026-04-22 due 2026-04-22', await dueOf(), '2026-04-22');
  await stage.refused('discipline', `/${id}/registration`, {}, 'not-checked', {
    zh: '未审核先登记',
    en: 'town discipline tries to register before the check',
  });
  await stage.at('2026-04-20 15:00');
  await stage.act(
    'secretary',
    `/${id}/return`,
    { reason: '桌数、人数超出规定,请调整' },
    {
      zh: '村书记退回,停表',
      en: 'the secretary returns it, the clock stops',
    },
  );
  await stage.at('2026-04-27 09:00');
  stage.expect('停表期间无提醒 no alert while stopped', await stage.alertsOf('secretary', id), []);
  const corrected = { committed: true, plan: modestPlan, note: '已调整为 18 桌' };
  await stage.act('member', `/${id}/resubmission`, corrected, { zh: '补正后重新提交', en: 'corrected, again' });
  stage.expect('续表:剩余 2 个工作日,至 2026-04-29 two working days left', await dueOf(), '2026-04-29');
  await stage.at('2026-04-28 08:31');
  stage.expect('退回后提醒仍然发出 reminds after a return', await stage.alertsOf('secretary', id), [
    '2026-04-28 remind',
  ]);
  await stage.act('secretary', `/${id}/check`, { opinion: '符合规定' }, { zh: '审核', en: 'checks' });
  await stage.at('2026-04-29 09:00');
  await stage.act('discipline', `/${id}/registration`, {}, { zh: '登记备案', en: 'registers' });
  const met = await stage.lastOf(id, 'DeadlineMet.v1');
  stage.expect('按时登记 registered in time', [met['metOn'], met['late']], ['2026-04-29', false]);
  await stage.at('2026-05-18 09:00');
  const report = { figures: modestFigures, gifts: noGifts, committed: true };
  await stage.act('member', `/${id}/post-report`, report, { zh: '事后报告', en: 'the report after the event' });
  const found = { method: 'on-site', agrees: true, note: '一致' };
  await stage.act('discipline', `/${id}/verification`, found, { zh: '核实办结', en: 'verified, closed' });
};
