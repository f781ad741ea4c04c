import {
  OrgTree,
  WhenOrgChangeIsProposedThenApply,
  WhenReserveChangesThenPoolFollows,
  WhenUnitIsDissolvedThenPeopleFollow,
} from '#registry';
import { WhenUnitMovesThenRelocateCases } from '#supervision';
import { personOf, units, type Office, type Who } from '../../../test/fixtures/office.fixture.js';
import { react, reactionRunner } from '../../../test/fixtures/reacting.fixture.js';
import { clerksOf } from './post-terms.fixture.js';

export const joined = '370112013299';
export const parts = ['370112013297', '370112013298'] as const;
export const decree = { on: '2026-09-14', documentNo: '历政字〔2026〕8号', reason: '合村并居' };
export const paper = { number: '港沟党发〔2026〕7号', issuedOn: '2026-09-20' };

export type Line = Readonly<{
  kind: string;
  id: string;
  orgCode: string;
  name: string;
  post: string | null;
  assignedTo: string | null;
  dueOn: string | null;
}>;

type Kept = { known: Map<string, unknown>; seen: number | undefined; checkedAt: number };

/** What users do where villages are merged, split up and closed, and what the worker does then. */
export const villagesOf = (office: Office) => {
  const clerks = clerksOf(office);
  const change = async (path: string, body: object) => {
    const { status } = await office.send('countyAdmin', 'POST', path, { ...body, ...decree });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    await react(office, office.app.get(WhenOrgChangeIsProposedThenApply));
  };
  /** The reactions read a log that was rewound from its first event again, and the tree forgets the units that it kept. */
  const startOver = async () => {
    const tree = office.app.get(OrgTree) as unknown as Kept;
    tree.known.clear();
    tree.seen = undefined;
    tree.checkedAt = -Infinity;
    await reactionRunner(office, office.app.get(WhenUnitIsDissolvedThenPeopleFollow));
    await office.store.pool.query('update reaction.progress set position = -1');
  };
  /** The two villages of the town become one, of a code of its own. */
  const merge = () =>
    change('/org-units/mergers', {
      codes: [units.village, units.secondVillage],
      successor: joined,
      successorName: '芦村',
    });
  const split = () =>
    change(`/org-units/${units.village}/split`, {
      goesOn: false,
      successors: parts.map((code, index) => ({ code, name: `芦南${index + 1}村` })),
    });
  const closing = () => change(`/org-units/${units.village}/closure`, {});
  /** Lets the worker see to those who are left. */
  const follow = async () => {
    await react(office, office.app.get(WhenUnitIsDissolvedThenPeopleFollow));
    await react(office, office.app.get(WhenUnitMovesThenRelocateCases));
    await react(office, office.app.get(WhenReserveChangesThenPoolFollows));
  };
  const member = async (who: Who, village: string = units.village): Promise<string> => {
    const words = { personId: personOf(who), villageCode: village, reason: '带头致富' };
    const entry = await clerks.give('orgOfficer', '/reserve-entries', words);
    await clerks.give('townCommittee', `/reserve-entries/${entry}/town-review`, { agrees: true, opinion: '同意' });
    return clerks.give('countyOrgOfficer', `/reserve-entries/${entry}/admission`);
  };
  const left = async (who: Who, query = ''): Promise<readonly Line[]> =>
    (await office.get<{ items: readonly Line[] }>(who, `/dissolved-units/people?size=50${query}`)).items;
  const termOf = async (name: string): Promise<string> =>
    (await left('orgOfficer', '&kind=term')).find((line) => line.name === name)!.id;
  return { ...clerks, startOver, merge, split, closing, follow, member, left, termOf };
};
