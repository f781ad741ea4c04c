import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { hostedActions } from '#workflow';
import { Appointment, closeNotice, noticing, postNotice } from './appointment.fixture.js';
import { secretaryAppointments } from './appointment.js';
import { candidate } from './joint-review.fixture.js';

const taskId = 'public-notice.1.1';
const delegate = (one: Appointment, to: string) => {
  return one.step({ type: 'DelegateTask', taskId, to: personOffice(to), request: '核实反映的问题' });
};
const report = { type: 'ReportToDelegator', taskId, opinion: '反映不实' } as const;
const offered = ({ state }: Appointment) => hostedActions(secretaryAppointments, state).map(({ action }) => action);

describe.each(['pre', 'post'] as const)('the public notice of an appointment, filed %s', (mode) => {
  it('has what was objected looked into, and is closed by the town once it is told', () => {
    const one = noticing(mode).all(postNotice).at('2026-03-10').all({ type: 'AdvanceCase' });
    expect(delegate(one, 'p-discipline')).toEqual(['TaskDelegated.v1']);
    expect(offered(one)).toEqual(expect.arrayContaining(['ReportToDelegator', 'DelegateTask']));
    for (const own of ['PostNotice', 'CloseNotice']) expect(offered(one)).not.toContain(own);
    expect([one.step(closeNotice), one.step(postNotice)]).toEqual(['not-open-now', 'not-open-now']);
    expect(one.step(report, 'p-discipline')).toEqual(['DelegateReported.v1']);
    expect(offered(one)).toContain('CloseNotice');
    expect(one.step({ ...closeNotice, objections: 1 })).toContain('NoticeClosed.v1');
  });

  it('is looked into once it is posted, and not by whom it is about', () => {
    const one = noticing(mode);
    expect(offered(one)).not.toContain('DelegateTask');
    expect(delegate(one, 'p-discipline')).toBe('notice-not-posted');
    one.step(postNotice);
    expect(offered(one)).toContain('DelegateTask');
    expect(delegate(one, candidate)).toBe('addressee-kept-apart');
  });

  it('stands still for nobody: its days run on while somebody looks into it', () => {
    const one = noticing(mode).all(postNotice);
    delegate(one, 'p-discipline');
    expect(one.step({ type: 'RequestMaterial', taskId, what: '公示照片' })).toBe('not-open-now');
    expect(one.at('2026-03-10').step({ type: 'AdvanceCase' })).toContain('NoticePeriodEnded.v1');
  });
});
