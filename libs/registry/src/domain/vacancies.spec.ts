import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, fold, isRejection } from '#kernel';
import { specify } from '#testing';
import { rulesWith, town, village as orgCode } from '../registry-rules.fixture.js';
import { env, leave, played, secretaryGone, take, vacancyId } from '../village-body.fixture.js';
import type { VillageBodyEvent } from './village-body.events.js';
import { villageBody } from './village-body.js';

const spec = specify(villageBody.decider);

describe('a vacancy', () => {
  it('opens when the post falls empty, with thirty days to fill it', () => {
    expect(secretaryGone.map(({ type }) => type).slice(1)).toEqual([
      'SeatLeft.v1',
      'VacancyOpened.v1',
      'DeadlineStarted.v1',
    ]);
    expect(secretaryGone.at(-1)).toMatchObject({
      data: { deadlineId: vacancyId, ruleKey: 'adjust.vacancyFill', anchor: '2026-06-01', dueOn: '2026-07-01' },
    });
  });

  it.each(['vscDirector', 'vscMember'] as const)('of a %s is to be filled in sixty days', (post) =>
    expect(
      played(take('v', post), leave('v', post, '2026-06-01')).find(({ type }) => type === 'DeadlineStarted.v1'),
    ).toMatchObject({
      data: { ruleKey: 'adjust.vscVacancy', amount: 60, dueOn: '2026-07-31' },
    }),
  );

  it("of the villagers' committee waits for a by-election, in no set time unless a county sets one", () => {
    const types = (changed = {}) =>
      played(take('d', 'vcDirector'), leave('d', 'vcDirector', '2026-06-01', changed)).map(({ type }) => type);
    expect(types()).not.toContain('DeadlineStarted.v1');
    const rules = rulesWith({ 'adjust.vcVacancy': 3 }, { 'adjust.vcVacancy': 'month' });
    expect(types({ rules })).toContain('DeadlineStarted.v1');
  });

  it('does not open where the successor begins on the day', () =>
    expect(
      played(
        take('a', 'vcMember', '2021-03-10'),
        take('b', 'vcMember', '2026-03-10'),
        leave('a', 'vcMember', '2026-03-10'),
      ).map(({ type }) => type),
    ).not.toContain('VacancyOpened.v1'));

  it('is filled by the next holder, in time or late', () => {
    spec
      .given(...secretaryGone)
      .when(take('t', 'secretary', '2026-06-15'))
      .thenEventTypes('SeatTaken.v1', 'VacancyFilled.v1', 'DeadlineMet.v1');
    const late = played(
      take('s', 'secretary'),
      leave('s', 'secretary', '2026-06-01'),
      take('t', 'secretary', '2026-07-02'),
    );
    expect(late.find(({ type }) => type === 'DeadlineMet.v1')).toMatchObject({ data: { late: true } });
  });

  it('climbs the ladder while nobody fills it', () => {
    const advance = { type: 'AdvanceBody', orgCode, env: env('2026-07-02', {}, '08:30') } as const;
    const decision = villageBody.decider.decide(advance, fold(villageBody.decider, secretaryGone));
    if (isRejection(decision)) throw new Error(decision.rejected);
    expect(decision.map((event) => (event.type === 'AlertRaised.v1' ? event.data.stage : event.type))).toEqual([
      'remind',
      'blue',
      'remind',
      'DeadlineMissed.v1',
      'yellow',
    ]);
    expect(decision.at(-1)).toMatchObject({ data: { caseId: orgCode, to: [{ role: 'townOrgOfficer', org: town }] } });
  });

  it('follows its unit', () => {
    const moved = ['3701', '370113', '370113001', orgCode];
    const relocate = { type: 'RelocateBody', orgCode, orgPath: moved, env: env('2026-06-02') } as const;
    spec
      .given(...secretaryGone)
      .when(relocate)
      .thenEventTypes('CaseRelocated.v1');
    spec
      .given(...played(take('s', 'secretary')))
      .when(relocate)
      .thenNothing();
  });

  const acting = {
    type: 'RecordActingHolder',
    orgCode,
    vacancyId,
    personId: 'x',
    from: '2026-06-02',
    until: '2026-06-30',
    documentNo: '镇发〔2026〕7号',
    documentOn: '2026-06-01',
    env: { ...env('2026-06-02'), acting: { registered: true, lock: null, death: null } },
  } as const;

  it('stays open while somebody acts', () => {
    spec
      .given(...secretaryGone)
      .when(acting)
      .thenEventTypes('ActingHolderRecorded.v1');
    spec
      .given(...secretaryGone)
      .when({ ...acting, documentOn: null })
      .thenRejected('document-required');
    spec
      .given(...secretaryGone)
      .when({ ...acting, documentOn: '2026-06-03' })
      .thenRejected('document-ahead');
  });

  it('has nobody acting outside it', () => {
    const given = spec.given(...secretaryGone);
    given.when({ ...acting, from: '2026-05-31' }).thenRejected('acting-outside-vacancy');
    given.when({ ...acting, until: '2026-06-01' }).thenRejected('acting-outside-vacancy');
    given.when({ ...acting, vacancyId: 'other' }).thenRejected('unknown-vacancy');
    spec
      .given(
        ...secretaryGone,
        ...played(
          take('s', 'secretary'),
          leave('s', 'secretary', '2026-06-01'),
          take('t', 'secretary', '2026-06-29'),
        ).slice(4),
      )
      .when(acting)
      .thenRejected('vacancy-filled');
  });

  it('of an elected committee has only one of its members acting', () => {
    const story = played(take('d', 'vcDirector'), take('m', 'vcMember'), leave('d', 'vcDirector', '2026-06-01'));
    const words = { ...acting, vacancyId: `${orgCode}~d-vcDirector`, documentNo: null, documentOn: null };
    spec
      .given(...story)
      .when(words)
      .thenRejected('acting-not-of-committee');
    spec
      .given(...story)
      .when({ ...words, personId: 'm' })
      .thenEventTypes('ActingHolderRecorded.v1');
  });

  const known = { registered: true, lock: null, death: null };
  const actingWith = (facts: object) => ({ ...acting, env: { ...acting.env, acting: { ...known, ...facts } } });

  it('has somebody acting who is registered, lives, and is not under investigation (R6)', () => {
    const given = spec.given(...secretaryGone);
    given.when(actingWith({ registered: false })).thenRejected('unknown-person');
    given.when(actingWith({ death: { diedOn: '2026-05-01' } })).thenRejected('holder-deceased');
    given.when(actingWith({ lock: { resignationConsented: true } })).thenRejected('investigation-lock');
  });

  it('has one acting at a time, who may be recorded again', () => {
    const decided = villageBody.decider.decide(acting, fold(villageBody.decider, secretaryGone));
    const given = spec.given(...secretaryGone, ...(decided as readonly VillageBodyEvent[]));
    given.when({ ...acting, personId: 'y', from: '2026-06-30' }).thenRejected('acting-twice');
    given
      .when({ ...acting, personId: 'y', from: '2026-07-01', until: '2026-07-20' })
      .thenEventTypes('ActingHolderRecorded.v1');
    given.when({ ...acting, until: '2026-06-20' }).thenEventTypes('ActingHolderRecorded.v1');
  });

  it('of the collective has one of its board acting, or whom the assembly has decided on', () => {
    const story = played(
      take('c', 'collectiveChair'),
      take('m', 'collectiveDirector'),
      take('v', 'vscDirector'),
      leave('c', 'collectiveChair', '2026-06-01'),
    );
    const words = { ...acting, vacancyId: `${orgCode}~c-collectiveChair` };
    const bare = { ...words, documentNo: null, documentOn: null };
    const given = spec.given(...story);
    given.when(bare).thenRejected('acting-not-of-collective');
    given.when({ ...bare, personId: 'm' }).thenEventTypes('ActingHolderRecorded.v1');
    given.when(words).thenEventTypes('ActingHolderRecorded.v1');
    given.when({ ...words, personId: 'v' }).thenRejected('rule-r2-excluded-post-and-vsc');
    given.when({ ...bare, personId: 'm', until: '2036-06-30' }).thenRejected('acting-too-long');
  });

  it('has nobody acting from a day further ahead than a term may begin', () => {
    const given = spec.given(...secretaryGone);
    const last = addMonths(acting.env.today, acting.env.rules.alertMonthsBeforeEnd);
    given.when({ ...acting, from: last, until: last }).thenEventTypes('ActingHolderRecorded.v1');
    const next = addDays(last, 1);
    given.when({ ...acting, from: next, until: next }).thenRejected('acting-too-far-ahead');
  });

  it('has nobody acting longer than it may take to be filled', () => {
    const given = spec.given(...secretaryGone);
    given.when({ ...acting, until: '2026-07-02' }).thenEventTypes('ActingHolderRecorded.v1');
    given.when({ ...acting, until: '2026-07-03' }).thenRejected('acting-too-long');
  });
});
