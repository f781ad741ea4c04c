import { describe, expect, it } from '@jest/globals';
import { evolveClocks, noClocks, type Clocks } from './deadline.state.js';
import type { DeadlineEvent } from './deadline.events.js';
import type { Recipient } from './ladder.js';
import { relocateCase } from './relocation.js';

const oldPath = ['3701', '370112', '370112013', '370112013205'];
const moved = ['3701', '370113', '370113001', '370112013205'];
const raised = (rung: string, to: readonly Recipient[]): DeadlineEvent => ({
  type: 'AlertRaised.v1',
  data: {
    alertId: `f1~register~${rung}`,
    caseId: 'f1',
    deadlineId: 'register',
    ruleKey: 'event.register',
    rung,
    stage: 'yellow',
    dueOn: '2026-09-18',
    scheduledOn: '2026-09-21',
    raisedOn: '2026-09-21',
    to,
    copyTo: [],
  },
});
const clocksAfter = (...events: readonly DeadlineEvent[]): Clocks => events.reduce(evolveClocks, noClocks);
const officer = { role: 'townDisciplineOfficer', org: '370112013' };
const secretary = { role: 'villageSecretary', org: '370112013205' };
const relocate = (clocks: Clocks, orgPath: readonly string[]) =>
  relocateCase({ caseId: 'f1', orgPath: oldPath, clocks }, orgPath, '2026-10-08');

describe('a case whose unit comes to lie elsewhere', () => {
  it('is put under the new path, with the alerts for offices that it has left', () => {
    const clocks = clocksAfter(raised('yellow', [officer, secretary, { person: 'p1' }]), raised('blue', [secretary]));
    const units = [
      { oldOrg: '370112', newOrg: '370113' },
      { oldOrg: '370112013', newOrg: '370113001' },
    ];
    const events = relocate(clocks, moved);
    expect(events).toEqual([
      { type: 'CaseRelocated.v1', data: { caseId: 'f1', oldPath, orgPath: moved, relocatedOn: '2026-10-08' } },
      { type: 'AlertRedirected.v1', data: { alertId: 'f1~register~yellow', units: units.slice(1) } },
    ]);
    expect(evolveClocks(clocks, events[1] as DeadlineEvent).alerts['f1~register~yellow']?.recipients).toEqual([
      { ...officer, org: '370113001' },
      secretary,
      { person: 'p1' },
    ]);
  });

  it('keeps its alerts where the unit was merged into its neighbour: all its offices are still above it', () =>
    expect(
      relocate(clocksAfter(raised('yellow', [officer])), [...oldPath.slice(0, 3), '370112013209', '370112013205']).map(
        ({ type }) => type,
      ),
    ).toEqual(['CaseRelocated.v1']));

  it('stays quiet where nothing has changed, and where the unit has no path', () => {
    expect(relocate(noClocks, oldPath)).toEqual([]);
    expect(relocate(noClocks, [])).toEqual([]);
  });
});
