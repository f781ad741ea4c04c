import 'reflect-metadata';
import { AccountService } from '#access';
import { lowestLevelOf, roleCodes } from '#access/contract';
import { CommandRunner, deriveId, inScope, systemActor } from '#event-store';
import { calendars, parameterVersions, type Program } from '#platform';
import { CaseDesk } from '#procedures/contract';
import { PostImport, RegistryImport } from '#registry';
import { NumberService, RulebookImport } from '#rulebook';
import { unitRows, units } from '../../fixtures/county.fixture.js';
import { runFilled } from '../../fixtures/filled-program.fixture.js';
import {
  beginning,
  fileOpeners,
  FILER,
  LAST_DAY,
  NUMBERED,
  loginOf,
  OPENER,
  OTHER_CITY,
  personOf,
  places,
  PROPOSED,
  RELATIVE,
  ROTATED,
  STUCK,
  SUBJECT,
  unitsAt,
} from './matrix-people.fixture.js';

const fill = async (program: Program): Promise<void> => {
  const { app } = program;
  const registry = app.get(RegistryImport);
  const rulebook = new RulebookImport(app.get(CommandRunner));
  await rulebook.calendars(await calendars(), 'spec');
  await rulebook.parameters(await parameterVersions());
  const rows = [...unitRows, [OTHER_CITY, '邻市', 'city', null] as const];
  await registry.units(rows.map(([code, name, level, parentCode]) => ({ code, name, level, parentCode })));
  await registry.people([
    ...administrators().map(({ personId, orgCode }) => ({ personId, name: '管理员', orgCode })),
    { personId: SUBJECT, name: '周明', orgCode: units.village },
    { personId: RELATIVE, name: '周亮', orgCode: units.village },
    { personId: STUCK, name: '吴刚', orgCode: units.village },
    { personId: ROTATED, name: '郑会', orgCode: units.village },
    { personId: PROPOSED, name: '冯远', orgCode: units.village },
  ]);
  const openers = roleCodes.flatMap((role, number) =>
    fileOpeners.includes(role) ? [[role, number + 100] as const] : [],
  );
  await registry.people(
    openers.map(([role, number]) => ({
      personId: personOf(number),
      name: '党员',
      orgCode: unitsAt.here[lowestLevelOf(role)],
    })),
  );
  await registry.partyMembers(openers.map(([, number]) => personOf(number)));
  const [basis, startedOn] = ['election', '2025-03-10'] as const;
  const seat = {
    orgCode: units.village,
    post: 'vcMember',
    publicPower: null,
    documentNo: null,
  } as const;
  const scope = { commandId: NUMBERED, correlationId: NUMBERED, actor: systemActor('spec') };
  await inScope(scope, () =>
    app.get(NumberService).reserve({
      purpose: NUMBERED,
      orgCode: units.town,
      orgNames: ['济南市', '历城区', '港沟街道'],
      documentClass: '婚丧备',
      year: 2026,
    }),
  );
  await program.catchUp();
  await app
    .get(PostImport)
    .posts([
      ...[SUBJECT, STUCK].map((personId) => ({ ...seat, personId, basis, startedOn })),
      { ...seat, post: 'accountant' as const, personId: ROTATED, basis: 'contract' as const, startedOn: '2014-01-06' },
    ]);
};

const holders = places.flatMap((place) =>
  roleCodes.map((role) => ({ role, place, orgCode: unitsAt[place][lowestLevelOf(role)] })),
);
const holderOf = (number: number): string => personOf(number + 100);
const KEEPER = personOf(4);

/** Administrators are registered people. */
const administrators = () => [
  ...holders.flatMap(({ role, orgCode }, number) =>
    role === 'securityAdmin' || role === 'systemAdmin' || role === 'auditAdmin'
      ? [{ personId: holderOf(number), orgCode }]
      : [],
  ),
  { personId: KEEPER, orgCode: units.county },
];

/** One account for every role at each place, one for the reporter, and one without a role. */
const openAccounts = async ({ app }: Program, password: string): Promise<void> => {
  const accounts = app.get(AccountService);
  const wanted = [
    ...holders.map(({ role, place, orgCode }, number) => ({
      loginName: loginOf(role, place),
      personId: holderOf(number),
      orgCode,
      roles: [{ role, orgCode, until: LAST_DAY }],
    })),
    { loginName: loginOf('subject', 'here'), personId: SUBJECT, orgCode: units.village },
    {
      loginName: 'keeper',
      personId: KEEPER,
      orgCode: units.county,
      roles: [{ role: 'securityAdmin', orgCode: units.county } as const],
    },
    { loginName: 'stuck', personId: STUCK, orgCode: units.village },
    { loginName: loginOf('nobody', 'here'), personId: personOf(1), orgCode: units.village },
    {
      loginName: FILER,
      personId: personOf(5),
      orgCode: units.town,
      roles: [{ role: 'townOrgOfficer' as const, orgCode: units.town, until: LAST_DAY }],
    },
    {
      loginName: OPENER,
      personId: personOf(3),
      orgCode: units.village,
      roles: [
        { role: 'villageSecretary' as const, orgCode: units.village, until: LAST_DAY },
        { role: 'townOrgOfficer' as const, orgCode: units.town, until: LAST_DAY },
      ],
    },
  ];
  for (const account of wanted) {
    const commandId = deriveId('matrix', account.loginName);
    const scope = { commandId, correlationId: commandId, actor: systemActor('spec') };
    await inScope(scope, () => accounts.open({ ...account, password, mustChange: false }));
  }
};

/** A filing that waits for the town Party committee, and an appointment, on joint reviews that were passed elsewhere. */
const beginCases = async ({ app }: Program): Promise<void> => {
  const actor = { accountId: deriveId(deriveId('matrix', FILER), 'account'), personId: personOf(5) };
  const orgPath = [units.city, units.county, units.town, units.village];
  const begin = async (category: string, procedure: string, caseId: string, more: object) => {
    const commandId = deriveId('matrix', caseId);
    const words = { caseId, subjectId: RELATIVE, orgPath, ...more } as unknown as Readonly<{ type: string }>;
    await inScope({ commandId, correlationId: commandId, actor }, () =>
      app.get(CaseDesk).open(category, caseId, { orgPath, procedure }, words),
    );
  };
  const pass = { reviewId: deriveId('matrix', 'review'), validUntil: '2026-09-02' };
  const prepared = { type: 'PrepareFiling', countsFrom: '2026-03-02', pass };
  const opened = { type: 'OpenAppointment', post: 'secretary', entry: 'appointment', onTrial: false };
  await begin('secretaryfiling', 'secretary-filing', beginning.filing, prepared);
  await begin('secretaryappointment', 'secretary-appointment', beginning.appointment, opened);
};

await runFilled(async (program) => {
  await fill(program);
  await openAccounts(program, process.env['MATRIX_PASSWORD']!);
  await program.catchUp();
  await beginCases(program);
});
