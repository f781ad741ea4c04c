import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '#kernel';
import { specify } from '#testing';
import { leaving, started } from '../post-term.fixture.js';
import { at, orgPath, rulesWith } from '../registry-rules.fixture.js';
import type { EndPost, NoteUnitDissolved } from './post-term.commands.js';
import type { PostTermEvent } from './post-term.events.js';
import type { ExitFacts } from './post-term.facts.js';
import { postTerm } from './post-term.js';
import { unlawfulExit } from './post-term.rules.js';
import { postCodes, type PostCode } from './posts.js';

const spec = specify(postTerm.decider);
const today = '2026-09-14';
const merged = { by: 'merged', dissolvedOn: today, successors: ['370112013299'] } as const;
const split = { by: 'split', dissolvedOn: today, successors: ['370112013298', '370112013299'] } as const;
const closed = { by: 'closed', dissolvedOn: today, successors: [] } as const;
const note = (given: Omit<NoteUnitDissolved, 'type' | 'termId' | 'env'>): NoteUnitDissolved => ({
  type: 'NoteUnitDissolved',
  termId: 't1',
  ...given,
  env: at(today),
});
const held = (post: PostCode): PostTermEvent => ({ ...started, data: { ...started.data, post } });
const left = (post: PostCode, given: Parameters<typeof note>[0] = merged): readonly PostTermEvent[] => {
  const state = postTerm.decider.evolve({ status: 'none' }, held(post));
  const decision = postTerm.decider.decide(note(given), state);
  if (isRejection(decision)) throw new Error(decision.rejected);
  return [held(post), ...decision];
};
const paper = { documentNo: '港沟党发〔2026〕7号', documentOn: '2026-09-20' };
const leave = (endedOn: string, facts: Partial<ExitFacts> = {}, given: Partial<EndPost> = {}): EndPost => ({
  type: 'EndPost',
  termId: 't1',
  endedOn,
  reason: 'unit-dissolved',
  documentNo: null,
  documentOn: null,
  ...given,
  env: leaving('2026-12-01', facts),
});
const successor = (electedOn: string | null) => ({ successor: { code: '370112013299', electedOn } });
/** What the end brings about, without what the ladder of the clock has done meanwhile. */
const outcome = (given: readonly PostTermEvent[], command: EndPost): readonly string[] | string => {
  const decision = postTerm.decider.decide(command, fold(postTerm.decider, [...given]));
  if (isRejection(decision)) return decision.rejected;
  return decision.map(({ type }) => type).filter((type) => !/^(Alert|DeadlineMissed)/.test(type));
};
const elected: readonly PostCode[] = ['vcDirector', 'vscMember', 'villagerRep', 'groupHead', 'collectiveChair'];

describe('a term of a unit that was dissolved', () => {
  it('goes on, as a duty whose reminder comes at once', () => {
    spec.given(held('secretary')).when(note(merged)).thenEventTypes('TermUnitDissolved.v1', 'DeadlineStarted.v1');
    expect(left('secretary').at(-1)).toMatchObject({
      data: { deadlineId: 'unit-dissolved', ruleKey: 'dissolution.decision', dueOn: '2026-10-14' },
    });
    expect(left('secretary').at(-1)).toMatchObject({
      data: { ladder: expect.arrayContaining([expect.objectContaining({ stage: 'remind', on: today })]) },
    });
    expect(left('vcMember').at(-1)).toMatchObject({ data: { ruleKey: 'dissolution.election', dueOn: '2027-03-15' } });
  });

  it('is noted once, by the system, and not where it has ended', () => {
    spec
      .given(...left('secretary'))
      .when(note(merged))
      .thenNothing();
    const ended: PostTermEvent = {
      type: 'PostEnded.v1',
      data: { termId: 't1', endedOn: '2026-09-01', reason: 'death' },
    };
    spec.given(held('secretary'), ended).when(note(merged)).thenNothing();
    const state = postTerm.decider.evolve({ status: 'none' }, held('secretary'));
    expect(postTerm.policy(note(merged), state)?.anyOf).toEqual([{ system: true }]);
  });

  it('has no clock where no parameter sets a time', () => {
    const { dissolution: _set, ...others } = rulesWith();
    const rules = { ...others, dissolution: { decision: null, election: null } };
    spec
      .given(held('secretary'))
      .when({ ...note(merged), env: at(today, '10:00', { rules }) })
      .thenEventTypes('TermUnitDissolved.v1');
  });

  it('ends on this ground whatever the post, and only where the unit was dissolved', () => {
    expect(postCodes.filter((post) => unlawfulExit(post, 'unit-dissolved'))).toEqual([]);
    spec
      .given(held('secretary'))
      .when(leave('2026-09-20', {}, paper))
      .thenRejected('unit-not-dissolved');
  });

  it.each(['secretary', 'deputySecretary', 'partyMember', 'clerk', 'accountant'] as const)(
    'ends for a %s by the decision of those who give the post, on paper, and settles its clock',
    (post) => {
      spec
        .given(...left(post))
        .when(leave('2026-09-20'))
        .thenRejected('document-required');
      spec
        .given(...left(post))
        .when(leave('2026-09-13', {}, paper))
        .thenRejected('ends-before-dissolution');
      expect(outcome(left(post), leave('2026-09-20', {}, paper))).toEqual([
        'PostEnded.v1',
        'ExitDocumentRecorded.v1',
        'DeadlineMet.v1',
      ]);
    },
  );

  it.each(elected)('ends for a %s when the body of the successor is elected, and no day sooner', (post) => {
    for (const facts of [successor(null), successor('2026-11-21')])
      spec
        .given(...left(post))
        .when(leave('2026-11-20', facts, paper))
        .thenRejected('successor-not-elected');
    expect(outcome(left(post), leave('2026-11-20', successor('2026-11-20')))).toEqual([
      'PostEnded.v1',
      'DeadlineMet.v1',
    ]);
  });

  it('waits for people to say which village goes on, where it was split', () =>
    spec
      .given(...left('vcMember', split))
      .when(leave('2026-11-20', {}, paper))
      .thenRejected('successor-not-assigned'));

  it('ends by the approval of the dissolution where nobody goes on in its place', () => {
    spec
      .given(...left('vcMember', closed))
      .when(leave('2026-09-20'))
      .thenRejected('document-required');
    expect(outcome(left('vcMember', closed), leave('2026-09-20', {}, paper))).toEqual([
      'PostEnded.v1',
      'ExitDocumentRecorded.v1',
      'DeadlineMet.v1',
    ]);
  });

  it('is not taken from somebody under a filed investigation by an organization, and ends for those who are elected', () => {
    const lock = { resignationConsented: false };
    spec
      .given(...left('secretary'))
      .when(leave('2026-09-20', { lock }, paper))
      .thenRejected('investigation-lock');
    expect(outcome(left('vcMember'), leave('2026-11-20', { lock, ...successor('2026-11-20') }))).toEqual([
      'PostEnded.v1',
      'DeadlineMet.v1',
    ]);
  });

  it('settles its clock by any other lawful end, too', () =>
    expect(outcome(left('vcMember'), leave('2026-09-20', {}, { reason: 'resignation' }))).toEqual([
      'PostEnded.v1',
      'DeadlineMet.v1',
    ]));

  it('is assigned by people to a village that goes on, once', () => {
    const fits = { level: 'village', open: true, follows: true } as const;
    const assign = (target: Readonly<{ level: 'town' | 'village'; open: boolean; follows: boolean }> | null) =>
      ({
        type: 'AssignTermSuccessor',
        termId: 't1',
        successorCode: '370112013299',
        env: { ...at(today, '08:00'), target },
      }) as const;
    const given = left('vcMember', split);
    spec
      .given(...given)
      .when(assign(fits))
      .thenEventTypes('TermSuccessorAssigned.v1');
    const assigned: PostTermEvent = {
      type: 'TermSuccessorAssigned.v1',
      data: { termId: 't1', successorCode: '370112013299', assignedOn: today },
    };
    spec
      .given(...given, assigned)
      .when(assign(fits))
      .thenRejected('nothing-corrected');
    const refusals = [
      [null, 'unknown-unit'],
      [{ ...fits, level: 'town' }, 'not-a-village'],
      [{ ...fits, open: false }, 'unit-ended'],
      [{ ...fits, follows: false }, 'not-a-successor'],
    ] as const;
    for (const [target, code] of refusals)
      spec
        .given(...given)
        .when(assign(target))
        .thenRejected(code);
    spec.given(held('vcMember')).when(assign(fits)).thenRejected('unit-not-dissolved');
  });

  it('moves with the offices of its new path', () =>
    spec
      .given(...left('vcMember'))
      .when({
        type: 'RelocateTerm',
        orgPath: ['3701', '370112', '370112014', orgPath.at(-1)!],
        env: at(today, '08:00'),
      })
      .thenEventTypes('CaseRelocated.v1'));
});
