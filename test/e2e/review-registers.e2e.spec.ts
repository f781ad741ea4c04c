import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { printedForm } from '../fixtures/printed-form.fixture.js';
import { openReviewOffice, type Move, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

describe('the table of grounds over HTTP', () => {
  it('is the handbook’s, and takes none without a legal basis', async () => {
    const ground = {
      countyCode: units.county,
      code: 'S11',
      tier: 'soft',
      zh: '侵占集体资源',
      en: 'resources seized',
      evidence: '文号',
      effectiveFrom: '2026-03-02',
    };
    expect(await office.refused('county-leader', '/ineligibility-grounds', { ...ground, basis: '' })).toBe(
      '422 ground-without-basis',
    );
    expect(
      await office.refused('county-leader', '/ineligibility-grounds', { ...ground, zh: '上访', basis: '通知' }),
    ).toBe('422 never-a-ground');
    const table = await office.read<readonly { code: string }[]>(
      'candidate',
      `/ineligibility-grounds?county=${units.county}`,
    );
    expect(table).toHaveLength(13);
    await office.act('county-leader', '/ineligibility-grounds', { ...ground, basis: '区委〔2026〕2号决定' });
    expect(await office.read('candidate', `/ineligibility-grounds?county=${units.county}`)).toHaveLength(13);
    type Awaited = Readonly<{ items: readonly { code: string }[] }>;
    const awaited = async (login: string) =>
      (await office.read<Awaited>(login, '/ineligibility-grounds/awaiting-approval')).items.map(({ code }) => code);
    expect([await awaited('county-discipline'), await awaited('county-officer')]).toEqual([['S11'], []]);
    const approval = { countyCode: units.county, code: 'S11' };
    expect(await office.refused('county-leader', '/ineligibility-grounds/approval', approval)).toBe(
      '403 not-permitted',
    );
    await office.act('county-discipline', '/ineligibility-grounds/approval', approval);
    expect(await awaited('county-discipline')).toEqual([]);
    expect(await office.read('candidate', `/ineligibility-grounds?county=${units.county}`)).toHaveLength(14);
  });
});

type Inbox = Readonly<{ items: readonly Readonly<{ caseId: string; myActions: readonly string[] }>[] }>;
type Entry = Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>;

describe('the reply of a department whose head recuses', () => {
  type Signer = Readonly<{ personId: string | null; as: string | null; because: string | null; note: object | null }>;
  const deputies = '/review-departments/deputies';
  const police = { countyCode: '370112', department: 'police' };
  const deputy = (login: string, more: object = {}) => ({
    ...police,
    deputyId: reviewPersonOf(login),
    from: '2026-03-02',
    ...more,
  });
  let review: string;

  const signerFor = async (login: string) => {
    const moves = (await office.movesOf(login, review)) as readonly (Move & { signer: Signer | null })[];
    return moves.find(({ action }) => action === 'GiveOpinion')?.signer;
  };
  const reply = async (department: string, signer: string) => ({
    taskId: (await office.movesOf(department, review)).find(({ action }) => action === 'GiveOpinion')?.taskId,
    result: 'clear',
    opinion: '',
    seal: { signedBy: reviewPersonOf(signer), sealedOn: '2026-03-02' },
  });
  const refusedReply = async (department: string, signer: string, login = department) =>
    office.refused(login, `/cases/${review}/opinions`, await reply(department, signer));

  it('is signed by nobody until the county names a deputy', async () => {
    await office.act('county-officer', `/people/${reviewPersonOf('police-head')}/relatives`, {
      relativeId: reviewPersonOf('candidate'),
      relation: 'sibling',
    });
    review = await office.circulated('candidate', 'vcMember');
    expect(await signerFor('police')).toMatchObject({ personId: null, because: 'recused' });
    expect(await signerFor('court')).toMatchObject({ personId: reviewPersonOf('court-head'), as: 'head', note: null });
    expect(await refusedReply('police', 'police-head')).toBe('403 nobody-may-sign');
    const { items: inbox } = await office.read<Inbox>('police', '/inbox');
    expect(inbox.find(({ caseId }) => caseId === review)?.myActions).toEqual(['GiveOpinion']);
    expect(await office.refused('town-officer', deputies, deputy('county-clerk'))).toBe('403 not-permitted');
    expect(await office.refused('county-officer', deputies, deputy('police-head'))).toBe('422 deputy-is-head');
    expect(await office.refused('county-officer', deputies, deputy('court'))).toBe('422 person-in-two-departments');
    expect(await office.refused('county-officer', deputies, deputy('county-clerk', { from: '2026-03-01' }))).toBe(
      '422 date-passed',
    );
    await office.act('county-officer', deputies, deputy('county-clerk'));
    type Register = Readonly<{ items: readonly Readonly<{ department: string; deputies: readonly object[] }>[] }>;
    const { items } = await office.read<Register>('county-leader', '/review-departments');
    expect(items.find(({ department }) => department === 'police')?.deputies).toEqual([
      { deputy: { personId: reviewPersonOf('county-clerk'), name: '王干事' }, from: '2026-03-02', until: null },
    ]);
  });

  it('bears the signature of the deputy, and says why', async () => {
    expect(await signerFor('police')).toEqual({
      personId: reviewPersonOf('county-clerk'),
      as: 'deputy',
      because: 'head-recused',
      note: { zh: '负责人回避，由分管负责人签字', en: 'Signed by the deputy since the head recuses' },
    });
    expect([
      await refusedReply('police', 'police-head'),
      await refusedReply('police', 'court-head'),
      await refusedReply('court', 'county-clerk'),
      await refusedReply('police', 'county-clerk', 'police-head'),
    ]).toEqual(['403 head-recused', '403 not-signed-by-head', '403 not-signed-by-head', '403 near-relative']);
    await office.act('police', `/cases/${review}/opinions`, await reply('police', 'county-clerk'));
    const told = async (login: string) =>
      (await office.read<Readonly<{ entries: readonly Entry[] }>>(login, `/cases/${review}/history`)).entries.find(
        ({ type }) => type === 'DeputyReplySigned.v1',
      )?.data['because'];
    expect([
      await told('county-leader'),
      await told('police'),
      await told('town-officer'),
      await told('court'),
    ]).toEqual(['head-recused', 'head-recused', null, null]);
    const paper = await printedForm(office.visitors, 'county-officer', review, 'reply-form', true);
    expect(paper.word).toContain('王干事（分管负责人代签）');
  });

  it('is signed by the head where nothing keeps them away, and by no deputy who is relieved', async () => {
    const other = await office.circulated('rival', 'partyMember');
    review = other;
    expect(await signerFor('police')).toMatchObject({ personId: reviewPersonOf('police-head'), as: 'head' });
    expect(await refusedReply('police', 'county-clerk')).toBe('403 head-signs');
    await office.act('county-officer', '/review-departments/deputy-reliefs', { ...police, until: '2026-03-02' });
    await office.visitors.at('2026-03-03 09:00');
    review = await office.circulated('candidate', 'partyMember');
    expect(await signerFor('police')).toMatchObject({ personId: null, because: 'recused' });
  });
});
