import { describe, expect, it } from '@jest/globals';
import { signedBeforeChange } from '#workflow';
import {
  at,
  caseAfter,
  change,
  check,
  common,
  correct,
  draft,
  figures,
  giveBack,
  happened,
  notify,
  plan,
  register,
  report,
  resubmit,
  submit,
  verify,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import { ceremonyStream, type CeremonyEvent } from './ceremony.events.js';
import type { Ceremony } from './ceremony.state.js';

/** A moment in which a digest tells the material. */
const on = (day: string) => at(day, '10:00', { digestOf: JSON.stringify });
const flagged = ({ flow }: Ceremony) => signedBeforeChange(flow!).map(({ stage }) => stage);
const after = (...story: readonly CeremonyCommand[]) => flagged(caseAfter(...story));
const digestsIn = (...story: readonly CeremonyCommand[]) =>
  happened(...story).flatMap(({ type, data }) => ('digest' in data ? [[type, data.digest] as const] : []));

const toChecked = [draft('2026-09-10'), submit(on('2026-09-15')), check(on('2026-09-15'))];
const toRegistered = [...toChecked, register(on('2026-09-15'))];
const larger = change(on('2026-09-16'), { plan: { ...plan, tables: 30 } });
const moved = change(on('2026-09-16'), { ceremonyOn: '2026-10-12' });
const venue = change(on('2026-09-16'), { venue: '镇文化站' });
const photo = common({ type: 'AttachDocument', sha256: 'ab', kind: 'photo' }, on('2026-09-16'));

describe('a report that is changed', () => {
  it.each([
    ['in its plan', larger],
    ['in its date', moved],
    ['by a document', photo],
  ])('%s flags whoever signed before', (_how, changed) => {
    expect(after(...toRegistered)).toEqual([]);
    expect(after(...toRegistered, changed)).toEqual(['check', 'registration']);
  });

  it('in its venue flags nobody: a digest holds nothing personal', () =>
    expect(after(...toRegistered, venue)).toEqual([]));

  it('back to what it was flags nobody any more', () =>
    expect(after(...toRegistered, larger, change(on('2026-09-17'), { plan }))).toEqual([]));

  it('by a document between check and registration flags who checked', () => {
    expect(after(...toChecked, photo)).toEqual(['check']);
    expect(after(...toChecked, photo, register(on('2026-09-17')))).toEqual(['check']);
  });

  it('between two rounds flags nobody: the check is given anew', () => {
    const again = [
      ...toChecked,
      giveBack(on('2026-09-15')),
      resubmit(on('2026-09-16'), { plan: { ...plan, tables: 9 } }),
    ];
    expect(after(...again)).toEqual([]);
    expect(after(...again, check(on('2026-09-16')))).toEqual([]);
  });

  it('by its day having come is not changed', () => {
    const held = [...toRegistered, report(on('2026-10-12'), { heldOn: '2026-10-11' }), correct(on('2026-10-13'))];
    expect(after(...held)).toEqual([]);
  });
});

describe('the written report of a funeral', () => {
  const registered = [notify('2026-02-16'), report(on('2026-02-24')), register(on('2026-02-25'))];

  it('corrected after its registration flags it', () => {
    expect(after(...registered)).toEqual([]);
    expect(after(...registered, correct(on('2026-02-26'), { figures: { ...figures, tables: 2 } }))).toEqual([
      'registration',
    ]);
  });
});

describe('a return', () => {
  it('keeps the digest of the report that was returned, which the resubmitted one is no more', () => {
    const again = resubmit(on('2026-09-16'), { plan: { ...plan, tables: 9 } });
    const digests = new Map(digestsIn(...toChecked, giveBack(on('2026-09-15')), again));
    const [checked] = digestsIn(...toChecked).filter(([type]) => type === 'ReportChecked.v2');
    expect(digests.get('ReportReturned.v2')).toBe(checked![1]);
    const anew = digestsIn(...toChecked, giveBack(on('2026-09-15')), again, check(on('2026-09-16')));
    expect(anew.findLast(([type]) => type === 'ReportChecked.v2')![1]).not.toBe(digests.get('ReportReturned.v2'));
  });
});

describe('a verification', () => {
  it('keeps the digest of what was reported after the event, not of the report alone', () => {
    const digests = new Map(digestsIn(...toRegistered, report(on('2026-10-12')), verify(on('2026-10-13'))));
    expect(digests.get('ReportChecked.v2')).toBe(digests.get('ReportRegistered.v2'));
    expect(digests.get('ReportChecked.v2')).not.toMatch(/receivedFen/);
    expect(digests.get('PostReportVerified.v2')).toMatch(/receivedFen/);
  });

  it('and every other digest holds no personal text', () =>
    expect(
      JSON.stringify(digestsIn(...toRegistered, venue, report(on('2026-10-12')), verify(on('2026-10-13')))),
    ).not.toMatch(/本人之子|村文化礼堂|镇文化站|情况属实|p-reporter/));
});

describe('a case of before digests', () => {
  const older: Readonly<Record<string, string>> = {
    'ReportDrafted.v2': 'ReportDrafted.v1',
    'ReportChecked.v2': 'ReportChecked.v1',
    'ReportRegistered.v2': 'ReportRegistered.v1',
    'ReportChanged.v3': 'ReportChanged.v2',
  };
  /** As it was stored then. */
  const stored = ({ type, data }: CeremonyEvent) => {
    const { digest: _digest, procedureVersion: _version, ...then } = data as Record<string, unknown>;
    return { type: older[type] ?? type, data: older[type] ? then : data };
  };
  const old = (...story: readonly CeremonyCommand[]) =>
    happened(...story)
      .map((event) => ceremonyStream.decode(stored(event)))
      .reduce(ceremony.evolve, ceremony.initialState()) as Ceremony;

  it('goes on under the first version, and says of no signature that it was given before a change', () => {
    const state = old(...toRegistered, larger);
    expect(state.flow).toMatchObject({ procedure: 'ceremony-report', version: 1 });
    expect(flagged(state)).toEqual([]);
  });

  it('flags nothing when somebody signs today, and what is changed after that', () => {
    const decided = (state: Ceremony, command: CeremonyCommand) =>
      (ceremony.decide(command, state) as readonly CeremonyEvent[]).reduce(ceremony.evolve, state) as Ceremony;
    const registered = decided(old(...toChecked), register(on('2026-09-16')));
    expect(flagged(registered)).toEqual([]);
    expect(flagged(decided(registered, larger))).toEqual(['registration']);
  });
});
