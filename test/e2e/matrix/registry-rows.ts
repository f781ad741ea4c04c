import { askers, doneBy, forSignedIn, listFor, shownTo, startedBy, type Asker, type Row } from './permission-row.js';

const registrars: readonly Asker[] = ['townOrgOfficer', 'countyOrgOfficer'];
const administrators: readonly Asker[] = ['systemAdmin'];
const unread: readonly Asker[] = [
  'villager',
  'villagerRep',
  'partyMember',
  'councilMember',
  'systemAdmin',
  'auditAdmin',
  'countyOrgansCommittee',
  'nobody',
];
/** Who opens accounts finds people; those who read the register see their posts besides. Basis: handbook 7. */
const finders = askers.filter((asker) => !unread.includes(asker));
const readers = finders.filter((asker) => asker !== 'securityAdmin');

const people = '/api/v1/people';
const units = '/api/v1/org-units';

const onRecord = (command: string, body: object): Row => doneBy(command, registrars, { seen: ['subject'], body });
const onRelatives = (command: string, body: object | undefined): Row =>
  doneBy(command, registrars, body === undefined ? {} : { body });

/** A day that has not come is rejected, but by those only who may ask. */
const decree = { on: '2090-01-01', reason: '批复' };
const onUnit = (command: string, body: object): Row => startedBy(command, administrators, { body });

/** Routes of the register of units, people, posts and kinship. Basis: handbook 1.2 and 1.3. */
export const registryRows: Readonly<Record<string, Row>> = {
  [`GET ${units}`]: forSignedIn(),
  [`GET ${units}/{code}`]: forSignedIn(),
  [`GET ${units}/{code}/history`]: forSignedIn(),
  [`GET ${units}/changes/{changeId}`]: forSignedIn(),
  [`GET ${units}/differences`]: listFor(administrators),
  [`GET ${units}/differences/{differenceId}`]: shownTo(administrators),
  [`POST ${units}/differences`]: startedBy('CompareUnits', administrators, {
    body: ({ code, townCode }) => {
      const listed = { code, name: '芦南村', level: 'village', parentCode: townCode };
      return { source: '区划名单', units: [listed, listed] };
    },
  }),
  [`POST ${units}/differences/{differenceId}/rows/{row}/acceptance`]: doneBy('AcceptDifference', administrators, {
    body: decree,
  }),
  [`POST ${units}/differences/{differenceId}/rows/{row}/rejection`]: doneBy('RejectDifference', administrators, {
    body: { reason: '有误' },
  }),
  [`POST ${units}`]: startedBy('EstablishUnit', administrators, {
    body: ({ townCode }) => ({ ...decree, code: '370112013299', name: '新村', level: 'village', parentCode: townCode }),
  }),
  [`POST ${units}/mergers`]: startedBy('MergeUnits', administrators, {
    body: ({ code, secondCode }) => ({ ...decree, codes: [code, secondCode], successor: code }),
  }),
  [`POST ${units}/{code}/split`]: onUnit('SplitUnit', {
    ...decree,
    successors: [{ code: '370112013299', name: '新村' }],
    goesOn: true,
  }),
  [`POST ${units}/{code}/renaming`]: onUnit('RenameUnit', { ...decree, name: '新村' }),
  [`POST ${units}/{code}/move`]: startedBy('MoveUnit', administrators, {
    body: ({ townCode }) => ({ ...decree, parentCode: townCode }),
  }),
  [`POST ${units}/{code}/closure`]: onUnit('CloseUnit', decree),

  [`GET ${people}?unit={orgCode}`]: listFor(finders),
  [`GET ${people}/{id}/posts`]: listFor(readers),
  [`GET ${people}/{id}`]: shownTo(finders),
  [`GET ${people}/{id}/relatives`]: shownTo([...registrars, 'subject']),
  [`POST ${people}`]: startedBy('RegisterPerson', registrars, {
    body: ({ villageCode }) => ({ name: '李新', orgCode: villageCode }),
  }),
  [`POST ${people}/identity-lookups`]: shownTo([...registrars, 'subject'], {
    body: { identityNumber: '370112199003070019' },
  }),
  [`POST ${people}/{id}/traits`]: onRecord('RecordTraits', { bornOn: '2090-01-01' }),
  [`POST ${people}/{id}/identity-number`]: onRecord('RecordIdentityNumber', { identityNumber: '370112199003070000' }),
  [`POST ${people}/{id}/name-corrections`]: onRecord('CorrectName', { name: '周明', reason: '笔误' }),
  [`POST ${people}/{id}/death`]: onRecord('MarkDeceased', { diedOn: '2090-01-01' }),
  [`POST ${people}/{id}/departure`]: onRecord('MarkLeft', { leftOn: '2090-01-01' }),
  [`POST ${people}/{id}/mark-withdrawals`]: onRecord('WithdrawMark', { reason: '误登' }),
  [`POST ${people}/{id}/relatives`]: doneBy('RecordKinship', registrars, {
    body: ({ relativeId }) => ({ relativeId, relation: 'sibling' }),
  }),
  [`POST ${people}/{id}/relatives/declarations`]: doneBy('DeclareKinship', ['subject'], {
    body: ({ relativeId }) => ({ relativeId, relation: 'sibling' }),
  }),
  [`POST ${people}/{id}/relatives/{relativeId}/confirmation`]: onRelatives('ConfirmKinship', undefined),
  [`POST ${people}/{id}/relatives/{relativeId}/refutation`]: onRelatives('RefuteKinship', { reason: '不实' }),
  [`POST ${people}/{id}/relatives/{relativeId}/end`]: onRelatives('EndKinship', { reason: 'recorded-in-error' }),
};
