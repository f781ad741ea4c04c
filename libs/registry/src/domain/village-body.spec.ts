import { describe, expect, it } from '@jest/globals';
import { recusalsFrom } from '#kernel';
import { specify } from '#testing';
import { village as orgCode } from '../registry-rules.fixture.js';
import { env, leave, played, secretaryGone, take } from '../village-body.fixture.js';
import type { PostCode } from './posts.js';
import type { BodyFacts } from './village-body.commands.js';
import type { VillageBodyEvent } from './village-body.events.js';
import { villageBody } from './village-body.js';

const spec = specify(villageBody.decider);
const warningsIn = (events: readonly VillageBodyEvent[]) =>
  events.flatMap((event) => {
    if (event.type === 'StructureWarningRecorded.v1') return [`+${event.data.rule}`];
    return event.type === 'StructureWarningLifted.v1' ? [`-${event.data.warningId.split('~')[1]}`] : [];
  });
describe('the bodies of a village', () => {
  it('refuse the brother of the director in the supervisory committee', () =>
    spec
      .given(...played(take('wang', 'secretary'), take('wang', 'vcDirector')))
      .when(take('brother', 'vscMember', '2026-03-12', { relatives: ['wang'] }))
      .thenRejected('rule-r2-near-relative-in-vc-and-vsc'));

  it('let him in once the director has left', () =>
    spec
      .given(...played(take('wang', 'vcDirector'), leave('wang', 'vcDirector', '2026-05-01')))
      .when(take('brother', 'vscMember', '2026-05-01', { relatives: ['wang'] }))
      .thenEventTypes('SeatTaken.v1', 'StructureWarningRecorded.v1'));

  it('are found to be what they are today: who sits later, or no more, is not counted', () => {
    const members = ['a', 'b'].map((person) => take(person, 'vcMember'));
    const ahead = { ...take('c', 'vcMember', '2026-08-01'), env: env('2026-03-11') };
    const end = { ...leave('a', 'vcMember', '2026-09-01'), env: env('2026-03-12') };
    const review = (day: string) => ({ type: 'ReviewBodyOnDay', orgCode, env: env(day) }) as const;
    expect(warningsIn(played(...members, ahead, end))).toEqual(['+vc-under-full']);
    const filled = played(...members, ahead, end, review('2026-08-01'));
    expect(warningsIn(filled)).toEqual(['+vc-under-full', '-vc-under-full']);
    expect(filled.at(-1)).toEqual({ type: 'VillageBodyReviewed.v1', data: { orgCode, reviewedOn: '2026-08-01' } });
    spec
      .given(...filled)
      .when(review('2026-08-01'))
      .thenNothing();
    spec
      .given(...filled)
      .when(review('2026-09-01'))
      .thenEventTypes('StructureWarningRecorded.v1', 'VillageBodyReviewed.v1');
  });

  it('take one seat once', () =>
    spec
      .given(...played(take('s', 'secretary')))
      .when(take('s', 'secretary'))
      .thenNothing());

  it('give back a seat whose term never began, and give it to another', () =>
    spec
      .given(...played(take('x', 'secretary')))
      .when(take('s', 'secretary', '2026-03-11', { lapsed: ['x-secretary'] }))
      .thenEventTypes('SeatWithdrawn.v1', 'SeatTaken.v1'));

  it('refuse nothing of a term that began before there were seats', () =>
    spec
      .given(...played(take('s', 'secretary')))
      .when({ ...take('x', 'secretary'), type: 'AdoptSeat' })
      .thenEventTypes('SeatTaken.v1'));

  it('are checked again where a start is corrected', () => {
    const story = played(
      take('s', 'secretary'),
      leave('s', 'secretary', '2026-06-01'),
      take('t', 'secretary', '2026-06-02'),
    );
    const move = { type: 'MoveSeat', orgCode, termId: 't-secretary', personId: 't', env: env('2026-06-03') } as const;
    spec
      .given(...story)
      .when({ ...move, startedOn: '2026-05-30' })
      .thenRejected('seat-occupied');
    spec
      .given(...story)
      .when({ ...move, startedOn: '2026-06-01' })
      .thenEventTypes('SeatMoved.v1');
    spec
      .given(...story)
      .when({ ...move, startedOn: '2026-06-02' })
      .thenNothing();
  });

  it('are kept by the officers above, never by the person concerned', () => {
    const requirement = villageBody.policy(take('s', 'secretary'), villageBody.decider.initialState());
    expect(requirement?.separation).toEqual([
      { code: 'own-post', persons: ['s'] },
      ...recusalsFrom('s-secretary', 's'),
    ]);
    expect(requirement?.anyOf).toContainEqual({ role: 'townOrgOfficer', org: orgCode });
    expect(
      villageBody.policy({ ...take('s', 'secretary'), type: 'AdoptSeat' }, villageBody.decider.initialState())?.anyOf,
    ).toEqual([{ system: true }]);
  });
});

describe('a seat of the past', () => {
  const past = (personId: string, post: PostCode, startedOn: string, endedOn: string, facts: Partial<BodyFacts> = {}) =>
    ({
      ...take(personId, post, startedOn),
      type: 'RecordPastSeat',
      termId: `${personId}-past`,
      endedOn,
      env: env('2026-06-02', facts),
    }) as const;
  const today = played(take('wang', 'secretary'), take('wang', 'vcDirector'));

  it('is held on its own days, and fills and opens no vacancy', () => {
    spec
      .given(...secretaryGone)
      .when(past('x', 'secretary', '2018-04-01', '2021-04-01'))
      .thenEvents(
        {
          type: 'SeatTaken.v1',
          data: { orgCode, termId: 'x-past', personId: 'x', post: 'secretary', startedOn: '2018-04-01' },
        },
        { type: 'SeatLeft.v1', data: { orgCode, termId: 'x-past', endedOn: '2021-04-01' } },
      );
    spec
      .given(...today)
      .when(past('x', 'secretary', '2018-04-01', '2026-03-10'))
      .thenEventTypes('SeatTaken.v1', 'SeatLeft.v1');
  });

  it('is not refused by what the law says of a new holder, and not warned of where it sat beside nobody', () =>
    spec
      .given(...today)
      .when(past('wang', 'vscMember', '2015-01-10', '2018-01-10'))
      .thenEventTypes('SeatTaken.v1', 'SeatLeft.v1'));

  it('is refused where its own days contradict the records', () => {
    spec
      .given(...today)
      .when(past('x', 'secretary', '2018-04-01', '2026-03-11'))
      .thenRejected('seat-occupied');
    spec
      .given(...today)
      .when(past('wang', 'secretary', '2018-04-01', '2026-03-11'))
      .thenRejected('already-holds-post');
    const expected = [
      { termId: 'y-secretary', personId: 'y', post: 'secretary', startedOn: '2017-01-01', endedOn: '2018-04-02' },
    ] as const;
    spec
      .given(...today)
      .when(past('x', 'secretary', '2018-04-01', '2021-04-01', { expected }))
      .thenRejected('seat-occupied');
  });

  it('stands in the way of nobody today, and is recorded once', () => {
    const story = played(past('x', 'secretary', '2018-04-01', '2021-04-01'));
    spec
      .given(...story)
      .when(past('x', 'secretary', '2018-04-01', '2021-04-01'))
      .thenNothing();
    spec
      .given(...story)
      .when(take('s', 'secretary'))
      .thenEventTypes('SeatTaken.v1');
    spec
      .given(...story)
      .when(take('s', 'secretary', '2021-03-31'))
      .thenRejected('seat-occupied');
  });
});

describe('warnings', () => {
  it('are recorded with the seat that brings them, and lifted with the seat that ends them', () =>
    expect(
      warningsIn(
        played(
          take('a', 'vcDirector'),
          take('b', 'vcMember'),
          take('c', 'vcMember'),
          leave('c', 'vcMember', '2026-07-01'),
        ),
      ),
    ).toEqual(['+vc-under-full', '-vc-under-full', '+vc-under-full']));

  it('change with what is known of the holders when the bodies are reviewed', () => {
    const man = { sex: 'male', partyMember: true } as const;
    const story = played(take('a', 'vcDirector'), take('b', 'vcMember'), take('c', 'vcMember'));
    const review = (facts: Partial<BodyFacts>) =>
      ({ type: 'ReviewBody', orgCode, env: env('2026-08-03', facts) }) as const;
    const men = review({ traits: { a: man, b: man, c: man } });
    spec
      .given(...story)
      .when(review({}))
      .thenNothing();
    spec
      .given(...story)
      .when(men)
      .thenEventTypes('StructureWarningRecorded.v1');
    spec
      .given(...story)
      .when(review({ traits: { a: man, b: man, c: { sex: 'female', partyMember: true } } }))
      .thenNothing();
  });
});
