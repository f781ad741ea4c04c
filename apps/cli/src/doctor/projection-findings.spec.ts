import { describe, expect, it } from '@jest/globals';
import { projectionFindings, type BuildRow } from './projection-findings.js';

const row = (changed: Partial<BuildRow> = {}): BuildRow => ({
  name: 'agenda-2',
  view: 'agenda',
  checkpoint: 10,
  status: 'live',
  fault: null,
  ...changed,
});
const find = (now: readonly BuildRow[], before = now, head = 10n) =>
  projectionFindings([{ name: 'agenda-2' }], { head, before, now })[0]!;

describe('read model', () => {
  it('is sound at the end of the log', () => expect(find([row()])).toMatchObject({ level: 'ok', en: 'lag 0' }));

  it('that lags and moves is catching up', () =>
    expect(find([row({ checkpoint: 7 })], [row({ checkpoint: 5 })])).toMatchObject({
      level: 'ok',
      en: 'lag 3, catching up',
    }));

  it('that lags and stands still wants a worker', () =>
    expect(find([row({ checkpoint: 7 })])).toMatchObject({
      level: 'warn',
      en: 'lag 3',
      advice: { en: 'Start the program, or a worker.' },
    }));

  it('that has stopped fails with its fault', () =>
    expect(find([row({ checkpoint: 7, fault: 'no schema knows X.v1' })])).toMatchObject({
      level: 'fail',
      en: 'lag 3, stopped: no schema knows X.v1',
    }));

  it('of an older version wants a rebuild', () =>
    expect(find([row({ name: 'agenda-1' })])).toMatchObject({
      level: 'warn',
      en: 'is still agenda-1',
      advice: { en: 'Run cunzhi rebuild agenda-2.' },
    }));

  it('of an older version is sound while the new one is built', () =>
    expect(find([row({ name: 'agenda-1' }), row({ status: 'building', checkpoint: 3 })])).toMatchObject({
      level: 'ok',
      en: 'lag 0, being rebuilt',
    }));

  it('that was never built is told', () =>
    expect(find([row({ view: 'alerts', name: 'alerts-1' })])).toMatchObject({
      level: 'warn',
      en: 'has not been built yet',
    }));
});
