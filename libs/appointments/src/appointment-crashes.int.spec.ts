import { describe, expect, it } from '@jest/globals';
import { inScope, systemActor } from '#event-store';
import { fileDutyFacts } from '#personnel/contract';
import { openAppointmentWorld, type Loss } from './appointment-crashes.fixture.js';
import { appoint, closeNotice, hearing, open, postNotice, trialEnd } from './domain/appointment.fixture.js';
import { secretaryAppointment } from './domain/appointment.js';
import { accept, checked, hash, prepare, train } from './domain/filing.fixture.js';
import { secretaryFiling } from './domain/filing.js';
import { candidate } from './domain/joint-review.fixture.js';

const APPOINTMENT = secretaryAppointment.category;
const FILING = secretaryFiling.category;
const submit = {
  type: 'GiveOpinion',
  taskId: 'filing-submission.1.1',
  result: 'submit',
  ground: null,
  basisNo: null,
  opinion: '',
} as const;

/** From the review to the end; the process is pumped after everything that people do. */
const story = async (loss: Loss, onTrial = false) => {
  const world = openAppointmentWorld(loss);
  const scope = { commandId: 'ids', correlationId: 'ids', actor: systemActor('spec') };
  await world.review();
  const caseId = await inScope(scope, () => world.reader.appointmentIdFor(candidate));
  const act = async (category: string, id: string, words: Readonly<{ type: string }>) => {
    await world.give(category, id, words);
    await world.pump();
  };
  const pass = { reviewId: 'c1', validUntil: '2026-09-02' };
  await act(APPOINTMENT, caseId, { ...open, caseId, onTrial } as never);
  const filingId = await inScope(scope, () => world.reader.filingIdOn('c1'));
  const attach = (kind: string) => act(FILING, filingId, { type: 'AttachDocument', sha256: hash, kind } as never);
  await act(FILING, filingId, { ...prepare, caseId: filingId, pass } as never);
  await attach('meeting-minutes');
  await attach('inspection-report');
  await act(FILING, filingId, submit);
  await act(FILING, filingId, { type: 'ExamineFiling', checks: checked(), note: '' } as never);
  await act(FILING, filingId, { ...accept, pass } as never);
  await act(APPOINTMENT, caseId, postNotice);
  world.at('2026-03-12');
  await act(APPOINTMENT, caseId, closeNotice);
  await act(APPOINTMENT, caseId, { ...appoint, pass } as never);
  if (onTrial) {
    world.at('2026-09-14');
    await act(APPOINTMENT, caseId, hearing);
    await act(APPOINTMENT, caseId, trialEnd('ended'));
  } else {
    const { facts } = await world.reader.state(secretaryAppointment, caseId);
    const built = {
      type: 'FileDutySettled.v1',
      data: {
        termId: facts.steps.term!.reference,
        personId: candidate,
        builtOn: '2026-03-20',
        settledOn: '2026-03-20',
      },
    };
    await world.plant('fileduty', fileDutyFacts as never, 't1', [built]);
    await world.pump();
    world.at('2026-06-02');
    await act(FILING, filingId, train);
  }
  const appointment = await world.reader.state(secretaryAppointment, caseId);
  const filing = await world.reader.state(secretaryFiling, filingId);
  const types = (await world.log.readAll()).map(({ type }) => type);
  const end = { status: appointment.flow!.status, facts: appointment.facts, filing: filing.facts, types };
  return { end, appends: world.log.appends };
};

describe('the process of an appointment, killed at every step', () => {
  const undisturbed = story(null);

  it('leads from the review to the first training', async () => {
    const { end, appends } = await undisturbed;
    expect(end.status).toBe('closed');
    expect(Object.keys(end.facts.steps)).toEqual(['review', 'filing', 'term', 'registration', 'file', 'training']);
    expect(end.filing).toMatchObject({ record: 'active', trainedOn: '2026-06-01' });
    expect(appends).toBe(8);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('before and after append %d comes to the same end', async (at) => {
    const { end } = await undisturbed;
    expect((await story({ at, written: false })).end).toEqual(end);
    expect((await story({ at, written: true })).end).toEqual(end);
  });

  it('ends the term of a trial once, wherever it is killed', async () => {
    const { end, appends } = await story(null, true);
    expect([end.status, end.types.filter((type) => type === 'PostEnded.v1')]).toEqual(['closed', ['PostEnded.v1']]);
    for (const at of [appends - 1, appends])
      for (const written of [false, true]) expect((await story({ at, written }, true)).end).toEqual(end);
  });
});
