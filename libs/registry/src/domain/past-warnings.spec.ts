import { describe, expect, it } from '@jest/globals';
import { village as orgCode } from '../registry-rules.fixture.js';
import { env, played, take } from '../village-body.fixture.js';
import type { PostCode } from './posts.js';
import type { RecordPastSeat } from './village-body.commands.js';
import type { VillageBodyEvent } from './village-body.events.js';

type Days = readonly [string, string];

const past = (personId: string, post: PostCode, [from, until]: Days, relatives: readonly string[] = []) =>
  ({
    ...take(personId, post, from),
    type: 'RecordPastSeat',
    termId: `${personId}-${post}-past`,
    endedOn: until,
    env: env('2026-06-02', { relatives }),
  }) satisfies RecordPastSeat;

const warnedOf = (events: readonly VillageBodyEvent[]) =>
  events.flatMap(({ type, data }) =>
    type === 'PastStructureWarningRecorded.v1'
      ? [`${data.rule} ${data.persons.join('+')} ${data.posts.join('+')} ${data.from}..${data.until}`]
      : [],
  );

describe('a seat of the past that broke a rule', () => {
  const [long, short]: readonly [Days, Days] = [
    ['2015-01-10', '2018-01-10'],
    ['2016-03-01', '2017-03-01'],
  ];

  it('brings a warning on the days on which it was so, whichever of the two is recorded first', () => {
    const rule = 'rule-r2-near-relative-in-vc-and-vsc';
    const [wang, brother] = [past('wang', 'vcDirector', long, ['bo']), past('bo', 'vscMember', short, ['wang'])];
    expect(warnedOf(played(wang, brother))).toEqual([`${rule} bo+wang vscMember+vcDirector 2016-03-01..2017-03-01`]);
    expect(warnedOf(played(brother, wang))).toEqual([`${rule} wang+bo vcDirector+vscMember 2016-03-01..2017-03-01`]);
  });

  it('brings one for each rule, of R2 to R5', () => {
    const story = played(
      past('a', 'vcDirector', long),
      past('b', 'secretary', long),
      past('b', 'vscDirector', short),
      past('a', 'accountant', short),
      past('a', 'vscMember', short),
    );
    expect(warnedOf(story).map((warning) => warning.split(' ').slice(0, 2).join(' '))).toEqual([
      'r3-vsc-director-is-secretary b',
      'rule-r5-director-in-finance a',
      'rule-r2-same-person-in-vc-and-vsc a',
      'rule-r2-excluded-post-and-vsc a',
    ]);
  });

  it('brings one beside somebody who still holds the seat', () => {
    const story = played(take('wang', 'vcDirector'), past('bo', 'vscMember', ['2026-02-01', '2026-05-01'], ['wang']));
    expect(warnedOf(story)).toEqual([
      'rule-r2-near-relative-in-vc-and-vsc bo+wang vscMember+vcDirector 2026-03-10..2026-05-01',
    ]);
  });

  it('brings none for those who followed each other, and none on sizes', () => {
    const after: Days = ['2018-01-10', '2021-01-10'];
    expect(warnedOf(played(past('a', 'vcDirector', long), past('a', 'vscMember', after)))).toEqual([]);
    const members = Array.from({ length: 8 }, (_, n) => past(`m${n}`, 'vcMember', long));
    expect(warnedOf(played(...members))).toEqual([]);
  });

  it('is not lifted by a review of those who sit there today', () => {
    const story = played(
      past('a', 'vcDirector', long),
      past('a', 'accountant', short),
      { type: 'ReviewBody', orgCode, env: env('2026-06-03') },
      { type: 'ReviewBody', orgCode, env: env('2026-06-04') },
    );
    expect(story.filter(({ type }) => type === 'StructureWarningLifted.v1')).toEqual([]);
  });
});
