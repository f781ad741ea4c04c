import type { Stage } from '../stage.js';
import { modestPlan } from './plain-figures.js';

/** A wedding that does not take place: every clock ends with it. Answers the case's id. */
export const cancelledWedding = async (stage: Stage): Promise<string> => {
  stage.narrator.chapter('取消的婚礼', 'A cancelled wedding');
  await stage.at('2026-05-25 09:00');
  const draft = {
    reporterId: await stage.api.personId('secretary-b'),
    kind: 'child-wedding',
    channel: 'online',
    principal: '儿子',
    venue: '镇上酒店',
    ceremonyOn: '2026-06-27',
    plan: modestPlan,
  };
  const id = await stage.act('secretary-b', '', draft, { zh: '另一村书记起草', en: 'another secretary drafts' });
  await stage.act('secretary-b', `/${id}/submission`, { committed: true }, { zh: '提交', en: 'submits in time' });
  await stage.at('2026-05-25 14:00');
  await stage.act(
    'leader',
    `/${id}/check`,
    { opinion: '符合规定' },
    { zh: '联系镇领导审核', en: 'the town leader checks' },
  );
  await stage.act('discipline', `/${id}/registration`, {}, { zh: '登记备案', en: 'registers' });
  const { copiedTo } = await stage.lastOf(id, 'ReportRegistered.v2');
  stage.expect('书记的报告抄送区县纪委 copied to county discipline', copiedTo, [
    { role: 'countyDisciplineOfficer', org: '370112' },
  ]);
  await stage.at('2026-06-08 09:00');
  const reason = { reason: '双方协商,婚期取消' };
  await stage.act('secretary-b', `/${id}/cancellation`, reason, { zh: '报告取消', en: 'the wedding is off' });
  return id;
};

/** Long after the day: nothing has happened to the cancelled case. */
export const staysCancelled = async (stage: Stage, id: string): Promise<void> => {
  const types = (await stage.history(id)).map(({ type }) => type);
  const after = types.slice(types.indexOf('ReportCancelled.v1') + 1);
  stage.expect('取消后只清除婚期、计算留存期限 nothing but the clearing follows', after, [
    'MilestoneCleared.v1',
    'MilestoneSet.v1',
  ]);
  stage.expect('无提醒 no alert', types.includes('AlertRaised.v1'), false);
};
