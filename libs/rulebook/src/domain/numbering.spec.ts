import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fold, isRejection } from '#kernel';
import { specify } from '#testing';
import { documentNumber, issuerCode, numbering, type NumberingCommand } from './numbering.js';
import type { NumberingEvent } from './numbering.events.js';

const { decider } = numbering;
const spec = specify(decider);

const reserve = (purpose: string): NumberingCommand => ({
  type: 'ReserveNumber',
  purpose,
  issuer: '济历城港沟',
  documentClass: '婚丧备',
  year: 2026,
});
const release = (purpose: string, sequence = 1, inUse = false, reason = ' 登记作废 '): NumberingCommand => ({
  type: 'VoidNumber',
  purpose,
  sequence,
  reason,
  personId: 'p1',
  keepers: [{ role: 'townDisciplineOfficer', org: '370112013' }],
  env: { today: '2026-09-14', inUse },
});
const reserved = (purpose: string, sequence: number): NumberingEvent => ({
  type: 'NumberReserved.v1',
  data: { purpose, sequence, text: `济历城港沟婚丧备〔2026〕${sequence}号` },
});
const voided = (purpose: string, sequence: number): NumberingEvent => ({
  type: 'NumberVoided.v2',
  data: { purpose, sequence, reason: '登记作废', voidedBy: 'p1', voidedOn: '2026-09-14' },
});

/** Voids what the purpose holds. */
const releaseIn = (history: readonly NumberingEvent[], purpose: string) =>
  release(purpose, fold(decider, history).held[purpose]?.sequence ?? 0);

describe('reserving a number', () => {
  it('begins at 1', () => spec.given().when(reserve('a')).thenEvents(reserved('a', 1)));

  it('takes the next one', () => spec.given(reserved('a', 1)).when(reserve('b')).thenEvents(reserved('b', 2)));

  it('for the same purpose stays quiet', () =>
    spec.given(reserved('a', 1), reserved('b', 2)).when(reserve('a')).thenNothing());

  it('never takes a voided one again, not even for its own purpose', () =>
    spec.given(reserved('a', 1), voided('a', 1)).when(reserve('a')).thenEvents(reserved('a', 2)));

  it('leaves no gap and repeats nothing, whatever is asked', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.boolean())), (asked) => {
        const history: NumberingEvent[] = [];
        for (const [purpose, keep] of asked) {
          const decision = decider.decide(
            keep ? reserve(purpose) : releaseIn(history, purpose),
            fold(decider, history),
          );
          if (!isRejection(decision)) history.push(...decision);
        }
        const given = history.flatMap(({ type, data }) => (type === 'NumberReserved.v1' ? [data.sequence] : []));
        expect(given).toEqual(given.map((_, index) => index + 1));
      }),
    ));
});

describe('voiding a number', () => {
  it('keeps the number with its reason', () =>
    spec.given(reserved('a', 1)).when(release('a')).thenEvents(voided('a', 1)));

  it('needs one', () => spec.given().when(release('a')).thenRejected('no-such-number'));

  it('happens once', () =>
    spec.given(reserved('a', 1), voided('a', 1)).when(release('a')).thenRejected('no-such-number'));
});

describe('who voids a number', () => {
  it('keeps the register; numbers are given by the program', () => {
    const state = decider.initialState();
    expect(numbering.policy(release('a'), state)).toEqual({
      anyOf: [{ role: 'townDisciplineOfficer', org: '370112013' }],
    });
    expect(numbering.policy(reserve('a'), state)).toEqual({ anyOf: [{ system: true }] });
  });

  it('gives a reason', () =>
    spec
      .given(reserved('a', 1))
      .when(release('a', 1, false, ' '))
      .thenRejected('void-reason-missing'));

  it('leaves alone what a valid case bears, and what the purpose no longer holds', () => {
    spec
      .given(reserved('a', 1))
      .when(release('a', 1, true))
      .thenRejected('number-in-use');
    spec.given(reserved('a', 1), voided('a', 1), reserved('a', 2)).when(release('a', 1)).thenRejected('no-such-number');
  });
});

describe('the form of a number', () => {
  it.each([
    [['济南市', '历城区', '港沟街道'], '济历城港沟'],
    [['济南市', '平阴县', '孔村镇'], '济平阴孔村'],
    [['济南市', '市中区', '四里村街道'], '济市中四里村'],
    [['济南市', '章丘区', '刁镇街道'], '济章丘刁镇'],
    [['济南市', '历下区', '甸柳新村街道办事处'], '济历下甸柳新村'],
    [['济南市', '济南高新技术产业开发区', '舜华路街道'], '济高新舜华路'],
    [['济南市', '济阳区', '垛石街道'], '济阳垛石'],
    [['济南市', '济阳区', '济阳街道'], '济阳济阳'],
    [['济南市', '商河县', '商河经济开发区'], '济商河经济开发区'],
    [['济南市', '钢城区', '棋山国家森林公园'], '济钢城棋山国家森林公园'],
    [['济南市', '平阴县'], '济平阴'],
    [['济南市'], '济'],
  ])('of %j begins with %s', (names, code) => expect(issuerCode(names)).toBe(code));

  it('is another one for every town of the city, in characters alone', () => {
    const rows = readFileSync(new URL('../../../../infra/data/divisions.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const units = new Map(
      rows.map((row) => row.split(',') as [string, string, string, string]).map((row) => [row[0], row]),
    );
    const namesOf = (code: string): string[] => {
      const unit = units.get(code);
      return unit ? [...namesOf(unit[3]), unit[1]] : [];
    };
    const towns = [...units.values()].filter(([, , level]) => level === 'town');
    const codes = towns.map(([code]) => issuerCode(namesOf(code)));
    expect(towns).toHaveLength(164);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.filter((code) => !/^济\p{Script=Han}{2,}$/u.test(code) || code.endsWith('街道'))).toEqual([]);
  });

  it.each([
    [1, '济历城港沟婚丧备〔2026〕1号'],
    [10, '济历城港沟婚丧备〔2026〕10号'],
    [2026, '济历城港沟婚丧备〔2026〕2026号'],
  ])('number %d has hexagonal brackets and no leading zero', (sequence, text) =>
    expect(documentNumber('济历城港沟', '婚丧备', 2026, sequence)).toBe(text),
  );
});
