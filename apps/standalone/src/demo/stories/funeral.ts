import type { Stage } from '../stage.js';
import { noGifts } from './plain-figures.js';

/** Acceptance example 5, handbook 8: a death on a holiday, notified by phone for someone without an account. */
export const funeral = async (stage: Stage, elderId: string): Promise<void> => {
  stage.narrator.chapter('丧事:节假日电话报告,节后书面报告', 'A funeral: by phone on a holiday, in writing after it');
  await stage.at('2026-02-16 10:00');
  const notice = {
    reporterId: elderId,
    kind: 'parent-funeral',
    channel: 'phone',
    principal: '母亲',
    venue: '本村',
    deathOn: '2026-02-16',
    notifiedOn: '2026-02-16',
    expectedEndOn: '2026-02-18',
  };
  const id = await stage.act('clerk', '/funeral-notices', notice, {
    zh: '村文书代村民小组长电话报告丧事',
    en: 'the clerk notifies a funeral for a group head who has no account',
  });
  const { timeliness } = (await stage.lastOf(id, 'FuneralNotified.v2')) as { timeliness: { late: boolean } };
  stage.expect('口头报告及时 notified in time', timeliness.late, false);
  const { dueOn } = (await stage.deadline(id, 'post-report')) ?? {};
  stage.expect('书面报告期限 2026-03-06(计入补班 2 月 28 日) due 2026-03-06', dueOn, '2026-03-06');
  await stage.at('2026-03-05 09:00');
  const report = {
    figures: { tables: 6, persons: 60, cars: 0, tableCostFen: 15_000 },
    gifts: noGifts,
    committed: true,
  };
  await stage.act('clerk', `/${id}/post-report`, report, { zh: '提交书面报告', en: 'the written report' });
  await stage.at('2026-03-06 09:00');
  await stage.act(
    'discipline',
    `/${id}/registration`,
    {},
    { zh: '镇纪委登记备案', en: 'town discipline registers it' },
  );
  const { registerNumber } = await stage.lastOf(id, 'ReportRegistered.v2');
  stage.expect('登记编号 register number', registerNumber, '济历城仲宫婚丧备〔2026〕1号');
  const found = { method: 'on-site', agrees: true, note: '现场核实与报告一致' };
  await stage.act('discipline', `/${id}/verification`, found, { zh: '核实一致,办结', en: 'verified, closed' });
  const met = (await stage.deadline(id, 'post-report')) ?? { status: '', missed: true };
  stage.expect('期限按时办结,无超期 met in time', [met.status, met.missed], ['met', false]);
  stage.expect('办结 closed', (await stage.lastOf(id, 'CeremonyClosed.v1'))['outcome'], 'in-order');
};
