import { describe, expect, it } from '@jest/globals';
import { fold, isRejection, type Rejection } from '#kernel';
import { textFaults } from '#testing';
import {
  change,
  check,
  draft,
  gifts,
  happened,
  notify,
  register,
  remind,
  report,
  submit,
} from '../ceremony.fixture.js';
import { ceremony } from '../domain/ceremony.js';
import type { CeremonyCommand } from '../domain/ceremony.commands.js';
import { ceremonyProblems } from './ceremony-problems.js';

const refused = (story: readonly CeremonyCommand[], command: CeremonyCommand): Rejection => {
  const decision = ceremony.decide(command, fold(ceremony, happened(...story)));
  if (!isRejection(decision)) throw new Error('expected a refusal');
  return decision;
};
const toRegistered = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15'), register('2026-09-15')];

/** The refusals that say something of the case. */
const telling = [
  refused([draft('2026-09-10')], submit('2026-09-21')),
  refused(toRegistered, report('2026-10-09')),
  refused(toRegistered, remind('2026-09-16', { talkedOn: '2026-09-17' })),
  refused(toRegistered, report('2026-10-12', { gifts: { ...gifts, handedInOn: '2026-10-13' } })),
  refused(toRegistered, report('2026-10-12', { heldOn: '2026-09-14' })),
  refused([notify('2026-02-16')], change('2026-02-17', { ceremonyOn: '2026-02-15' })),
];

describe('the texts of refusals on a ceremony case', () => {
  it('say in both languages what is wrong and what to change', () => expect(textFaults(ceremonyProblems)).toEqual([]));

  it('name what the refusal tells, and nothing else', () => expect(textFaults(ceremonyProblems, telling)).toEqual([]));

  it('have status 422', () =>
    expect(Object.values(ceremonyProblems).filter(({ status }) => status !== 422)).toEqual([]));
});
