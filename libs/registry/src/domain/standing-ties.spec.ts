import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { village as orgCode } from '../registry-rules.fixture.js';
import { env, leave, played, take } from '../village-body.fixture.js';
import { pastBreaches, standingBreaches } from './past-breaches.js';
import { villageBody } from './village-body.js';

const spec = specify(villageBody.decider);

const kin = { son: ['mother'], mother: ['son'] };
const review = (facts: object = { kin }) => ({ type: 'ReviewBody', orgCode, env: env('2026-04-01', facts) }) as const;
const seated = played(take('mother', 'vcMember'), take('son', 'vscMember'));
const warning = {
  type: 'StructureWarningRecorded.v1',
  data: {
    orgCode,
    warningId: `${orgCode}~standing-rule-r2-near-relative-in-vc-and-vsc~mother~son`,
    rule: 'standing-rule-r2-near-relative-in-vc-and-vsc',
    posts: ['vcMember', 'vscMember'],
    persons: ['mother', 'son'],
    recordedOn: '2026-04-01',
  },
} as const;

describe('a tie of those who sit already', () => {
  it('is found once their kinship is known, and once only', () => {
    spec
      .given(...seated)
      .when(review())
      .thenEvents(warning);
    spec
      .given(...seated, warning)
      .when(review())
      .thenNothing();
    spec
      .given(...seated)
      .when(review({ kin: {} }))
      .thenNothing();
  });

  it('is lifted when they are relatives no longer, or one of them has left', () => {
    spec
      .given(...seated, warning)
      .when(review({ kin: {} }))
      .thenEventTypes('StructureWarningLifted.v1');
    const left = leave('son', 'vscMember', '2026-04-02');
    spec
      .given(...seated, warning)
      .when({ ...left, env: env('2026-04-02', { kin }) })
      .thenEventTypes(
        'SeatLeft.v1',
        'VacancyOpened.v1',
        'DeadlineStarted.v1',
        'StructureWarningLifted.v1',
        'StructureWarningLifted.v1',
      );
  });

  it('of one person in two seats names the person once, with both posts', () => {
    const adopted = { ...take('a', 'collectiveSupervisor'), type: 'AdoptSeat' } as const;
    expect(played(take('a', 'accountant'), adopted)).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({
          rule: 'standing-rule-r4-supervisor-in-finance',
          posts: ['accountant', 'collectiveSupervisor'],
          persons: ['a'],
        }),
      }),
    );
  });

  it('is told as of today, and in the past as of then', () => {
    expect(standingBreaches['standing-rule-r5-director-in-finance'].zh).toBe('村民委员会主任兼任财务会计人员');
    expect(pastBreaches['rule-r5-director-in-finance']).toEqual({
      zh: '历史任职：村民委员会主任兼任财务会计人员',
      en: "In the past: the director of the villagers' committee in its finance",
      basis: 'R5, L02 (2012) art. 16',
    });
  });
});
