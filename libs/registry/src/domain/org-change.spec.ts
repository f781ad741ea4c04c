import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { orgChange, partsOf, type OrgChangeCommand, type ProposeMerger, type ProposeSplit } from './org-change.js';
import type { OrgChangeEvent } from './org-change.events.js';
import type { RegisteredUnit } from './org-unit.state.js';

const spec = specify(orgChange.decider);
const [town, a, b, c] = ['370102001', '370102001001', '370102001002', '370102001009'] as const;
const village = (code: string, values: Partial<RegisteredUnit> = {}): RegisteredUnit => ({
  status: 'open',
  code,
  name: `村${code}`,
  level: 'village',
  parentCode: town,
  openedOn: '2026-03-02',
  changedOn: '2026-03-02',
  heldBy: null,
  ...values,
});
const decree = { on: '2026-05-01', documentNo: null, reason: '合村并居' };
const env = { today: '2026-05-06', withChildren: [], units: { [a]: village(a), [b]: village(b) } };
const merge: ProposeMerger = {
  type: 'ProposeMerger',
  changeId: 'c1',
  codes: [a, b],
  successor: c,
  successorName: '大村',
  ...decree,
  env,
};
const split: ProposeSplit = {
  type: 'ProposeSplit',
  changeId: 'c1',
  code: a,
  successors: [
    { code: c, name: '上村' },
    { code: '370102001010', name: '下村' },
  ],
  goesOn: false,
  ...decree,
  env,
};
const place = { changeId: 'c1', level: 'village', parentCode: town } as const;
const merger: Extract<OrgChangeEvent, { type: 'OrgMergerProposed.v1' }> = {
  type: 'OrgMergerProposed.v1',
  data: { ...place, ...decree, ending: [a, b], successor: c, successorName: '大村' },
};

describe('a merger', () => {
  it('of two units makes a new one', () => spec.given().when(merge).thenEvents(merger));

  it('lets one of them go on', () =>
    spec
      .given()
      .when({ ...merge, successor: a, successorName: null })
      .thenEvents({ ...merger, data: { ...merger.data, ending: [b], successor: a, successorName: null } }));

  it('is proposed once', () => spec.given(merger).when(merge).thenRejected('change-exists'));

  it.each([
    ['unit-repeated', { codes: [a, a] }],
    ['merger-needs-two', { codes: [a] }],
    ['merger-needs-two', { codes: [a], successor: a, successorName: null }],
    ['unknown-unit', { codes: [a, '370102001003'] }],
    ['code-level-mismatch', { successor: '370102' }],
    ['already-registered', { env: { ...env, units: { ...env.units, [c]: village(c, { status: 'closed' }) } } }],
    ['change-under-way', { env: { ...env, units: { ...env.units, [c]: { status: 'none', heldBy: 'c0' } } } }],
    ['unit-ended', { env: { ...env, units: { ...env.units, [b]: village(b, { status: 'merged' }) } } }],
    ['change-under-way', { env: { ...env, units: { ...env.units, [b]: village(b, { heldBy: 'c0' }) } } }],
    [
      'date-before-last-change',
      { env: { ...env, units: { ...env.units, [b]: village(b, { changedOn: '2026-05-02' }) } } },
    ],
    ['not-same-parent', { env: { ...env, units: { ...env.units, [b]: village(b, { parentCode: '370102002' }) } } }],
    ['not-same-parent', { env: { ...env, units: { ...env.units, [b]: village(b, { level: 'town' }) } } }],
    ['effect-in-future', { on: '2026-05-07' }],
    ['has-open-children', { env: { ...env, withChildren: [b] } }],
  ] as const)('is refused: %s', (refusal, words) =>
    spec
      .given()
      .when({ ...merge, ...words } as ProposeMerger)
      .thenRejected(refusal),
  );

  it('puts the successor first, so that it is there when the others end', () =>
    expect(partsOf(merger).map(({ code, part }) => [code, part.as])).toEqual([
      [c, 'established'],
      [a, 'merged'],
      [b, 'merged'],
    ]));
});

describe('a split', () => {
  it('makes new units, and the old one goes on or ends', () => {
    const { successors } = split;
    const data = { ...place, ...decree, code: a, successors, goesOn: false };
    spec.given().when(split).thenEvents({ type: 'OrgSplitProposed.v1', data });
    spec
      .given()
      .when({ ...split, successors: successors.slice(0, 1), goesOn: true })
      .thenEventTypes('OrgSplitProposed.v1');
  });

  it.each([
    ['split-needs-two', { successors: split.successors.slice(0, 1) }],
    ['split-needs-two', { successors: [], goesOn: true }],
    ['unit-repeated', { successors: [split.successors[0], split.successors[0]] }],
    ['already-registered', { env: { ...env, units: { ...env.units, [c]: village(c) } } }],
    ['code-level-mismatch', { successors: [...split.successors, { code: '3701', name: '某市' }] }],
    ['has-open-children', { env: { ...env, withChildren: [a] } }],
    ['unknown-unit', { code: '370102001077' }],
  ] as const)('is refused: %s', (refusal, words) =>
    spec
      .given()
      .when({ ...split, ...words } as ProposeSplit)
      .thenRejected(refusal),
  );
});

describe('a proposed change', () => {
  const [confirmed, applied]: OrgChangeEvent[] = [
    { type: 'OrgChangeConfirmed.v1', data: { changeId: 'c1' } },
    { type: 'OrgChangeApplied.v1', data: { changeId: 'c1' } },
  ];
  const refused: OrgChangeEvent = {
    type: 'OrgChangeRefused.v1',
    data: { changeId: 'c1', unitCode: a, refusal: 'unit-ended' },
  };
  const moment = { env: { today: '2026-05-06' } };
  const confirm: OrgChangeCommand = { type: 'ConfirmChange', ...moment };
  const refuse: OrgChangeCommand = { type: 'RefuseChange', unitCode: a, refusal: 'unit-ended', ...moment };
  const complete: OrgChangeCommand = { type: 'CompleteChange', ...moment };

  it('is confirmed and completed, or refused, never both', () => {
    spec.given(merger).when(confirm).thenEvents(confirmed!);
    spec.given(merger).when(refuse).thenEvents(refused);
    spec.given(merger, confirmed!).when(refuse).thenNothing();
    spec.given(merger, refused).when(confirm).thenNothing();
    spec.given(merger, confirmed!).when(complete).thenEvents(applied!);
    for (const history of [[merger], [merger, refused], [merger, confirmed!, applied!]])
      spec
        .given(...history)
        .when(complete)
        .thenNothing();
    spec.given().when(confirm).thenRejected('unknown-change');
  });

  it('is proposed by the administrator above the units, and carried through by the system', () => {
    const state = orgChange.decider.initialState();
    expect(orgChange.policy(merge, state)?.anyOf).toEqual([{ system: true }, { role: 'systemAdmin', org: town }]);
    expect(orgChange.policy(split, state)?.anyOf).toEqual([{ system: true }, { role: 'systemAdmin', org: town }]);
    expect(orgChange.policy(confirm, state)?.anyOf).toEqual([{ system: true }]);
  });
});
