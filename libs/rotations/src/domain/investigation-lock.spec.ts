import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { hostedActions } from '#workflow';
import { adjustments } from './adjustment.js';
import {
  Adjustment,
  answer,
  cadre,
  concern,
  decided,
  decision,
  opening,
  proposal,
  suspension,
} from './adjustment.fixture.js';
import { investigation, type InvestigationCommand } from './investigation.js';
import type { InvestigationEvent } from './investigation.events.js';

const orgPath = ['3701', '370112', '370112013', '370112013205'];
const env = { today: '2026-03-02', personId: 'p-discipline' };
const paper = { personId: cadre, documentNo: '历监立〔2026〕1号', env };
const file: InvestigationCommand = { type: 'FileInvestigation', ...paper, orgPath, filedOn: '2026-03-01' };
const consent: InvestigationCommand = { type: 'ConsentToResignation', ...paper, consentedOn: '2026-03-02' };
const end: InvestigationCommand = { type: 'EndInvestigation', ...paper, endedOn: '2026-03-02' };
const by = { personId: cadre, orgPath, recordedBy: 'p-discipline', on: '2026-03-02', documentNo: paper.documentNo };
const filed: InvestigationEvent = { type: 'InvestigationFiled.v1', data: { ...by, filedOn: '2026-03-01' } };
const consented: InvestigationEvent = { type: 'ResignationConsented.v1', data: { ...by, consentedOn: '2026-03-02' } };
const ended: InvestigationEvent = { type: 'InvestigationEnded.v1', data: { ...by, endedOn: '2026-03-02' } };

describe('an investigation', () => {
  const spec = specify(investigation.decider);
  const ahead = '2026-03-03';

  it('is filed once', () => {
    spec.given().when(file).thenEvents(filed);
    spec.given(filed).when(file).thenRejected('investigation-filed');
    spec.given(filed, ended).when(file).thenEvents(filed);
  });
  it('is consented to and ended while it is there', () => {
    spec.given(filed).when(consent).thenEvents(consented);
    spec.given(filed).when(end).thenEvents(ended);
    spec.given().when(consent).thenRejected('no-investigation');
    spec.given(filed, ended).when(end).thenRejected('no-investigation');
  });
  it('knows no day ahead', () => {
    spec
      .given()
      .when({ ...file, filedOn: ahead })
      .thenRejected('date-ahead');
    spec
      .given(filed)
      .when({ ...consent, consentedOn: ahead })
      .thenRejected('date-ahead');
    spec
      .given(filed)
      .when({ ...end, endedOn: ahead })
      .thenRejected('date-ahead');
  });
  it('is told of by the supervision organ of the county alone', () => {
    const { anyOf } = investigation.policy(file, investigation.decider.initialState())!;
    expect(anyOf).toEqual([{ role: 'countyDisciplineOfficer', org: '370112' }]);
    expect(investigation.policy(end, investigation.decider.initialState())).toBeUndefined();
  });
});

const LOCK = { resignationConsented: false };
const CONSENT = { resignationConsented: true };
const offered = ({ state }: Adjustment) => hostedActions(adjustments, state).map(({ action }) => action);

describe('while an investigation holds a case (R6)', () => {
  const locked = () => {
    const one = new Adjustment().verified();
    one.step(concern);
    one.lock = LOCK;
    one.step({ type: 'NoteInvestigation' });
    return one;
  };

  it('the case says so from the beginning', () => {
    const one = new Adjustment();
    one.lock = LOCK;
    expect(one.step(opening)).toContain('AdjustmentLocked.v1');
    expect(one.sign('verification', 'established')).toBe('investigation-lock');
  });

  it('of all measures, suspension alone is offered', () => {
    const actions = offered(locked());
    expect(
      actions.filter((action) => !/^(CopyCase|UrgeCase|AttachDocument|MakeComment|CorrectCase)$/.test(action)),
    ).toEqual(['OrderSuspension']);
  });

  it('no measure is taken, known to the case or not', () => {
    const unknown = new Adjustment().verified().heard();
    unknown.lock = LOCK;
    expect([unknown.step(proposal), unknown.step(concern)]).toEqual(['investigation-lock', 'investigation-lock']);
    const filed = new Adjustment().verified().heard().proposed().filed().tolerated();
    filed.lock = LOCK;
    expect(filed.step(decision)).toBe('investigation-lock');
    expect(filed.step({ type: 'DecideCase', office: '', outcome: 'adjusted', reasons: 'r' })).toBe(
      'investigation-lock',
    );
  });

  it('its clocks stand, and go on afterwards', () => {
    const one = locked();
    const clock = () => one.state.flow!.clocks.deadlines['answer~1']!.status;
    expect([clock(), one.step(answer)]).toEqual(['paused', ['ConcernAnswered.v1', 'DeadlineMet.v1']]);
    const other = locked();
    other.lock = null;
    expect(other.step({ type: 'NoteInvestigation' })).toEqual(['AdjustmentUnlocked.v1', 'DeadlineResumed.v1']);
    expect(other.step({ type: 'NoteInvestigation' })).toEqual([]);
  });

  it('a suspension is ordered once, lifted once, and needs an investigation', () => {
    const one = locked();
    expect(one.step(suspension)).toEqual(['SuspensionOrdered.v1', 'MaterialWeighed.v1']);
    expect(one.step(suspension)).toBe('suspended-already');
    const lift = { type: 'LiftSuspension', documentNo: 'x' } as const;
    expect(offered(one)).toContain('LiftSuspension');
    expect(one.step(lift)).toEqual(['SuspensionLifted.v1', 'MaterialWeighed.v1']);
    expect(one.step(lift)).toBe('not-suspended');
    expect(new Adjustment().verified().step(suspension)).toBe('no-investigation');
  });

  it('a resignation goes on with written consent, and nothing else does', () => {
    const asked = (lock: typeof LOCK) => {
      const one = new Adjustment();
      one.lock = lock;
      one.step({ ...opening, trigger: 'resignation' }, cadre);
      return one.sign('verification', 'established', 'p-org');
    };
    expect([asked(LOCK), typeof asked(CONSENT)]).toEqual(['investigation-lock', 'object']);
    const removal = new Adjustment().verified().heard();
    removal.lock = CONSENT;
    expect(removal.step(proposal)).toBe('investigation-lock');
  });

  it('what was decided before is announced', () => {
    const one = decided();
    one.lock = LOCK;
    expect(one.step({ type: 'AnnounceAdjustment', announcedOn: '2026-03-02', place: '村' })).toEqual([
      'AdjustmentAnnounced.v1',
    ]);
  });
});
