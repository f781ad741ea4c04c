import 'reflect-metadata';
import { AccountService } from '#access';
import { CommandRunner, deriveId, inScope, systemActor } from '#event-store';
import { calendars, parameterVersions, Program, readConfiguration, type VirtualClock } from '#platform';
import { RegistryImport } from '#registry';
import { RulebookImport } from '#rulebook';
import { answerCalls } from '../harness/child.js';
import {
  candidateOf,
  CITY,
  COUNTY,
  PASSWORD,
  reviewersOf,
  TOWN,
  villageOf,
  villages,
  type CountySize,
} from '../harness/review-people.js';

const onError = (error: Error) => process.stderr.write(`${error.stack}\n`);
const program = await Program.open(
  { configuration: readConfiguration(process.env), embeddedUrl: undefined, onError },
  true,
);

/** Fills the program with a county that reviews, and answers its address. */
const open = async ({ departments, candidates }: CountySize): Promise<string> => {
  const { app } = program;
  await program.startWorker();
  const rulebook = new RulebookImport(app.get(CommandRunner));
  await rulebook.calendars(await calendars(), 'bench');
  await rulebook.parameters(await parameterVersions());
  const registry = app.get(RegistryImport);
  await registry.units([
    { code: CITY, name: '济南市', level: 'city', parentCode: null },
    { code: COUNTY, name: '历城区', level: 'county', parentCode: CITY },
    { code: TOWN, name: '港沟街道', level: 'town', parentCode: COUNTY },
    ...villages.map((code, n) => ({ code, name: `第${n + 1}村`, level: 'village', parentCode: TOWN }) as const),
  ]);
  const people = reviewersOf(departments);
  await registry.people([
    ...people.map(({ login, orgCode, personId }) => ({ personId, name: login, orgCode })),
    ...Array.from({ length: candidates }, (_, n) => ({
      personId: candidateOf(n),
      name: `候选人${n + 1}`,
      orgCode: villageOf(n),
    })),
  ]);
  const accounts = app.get(AccountService);
  for (const { login, orgCode, role, personId } of people) {
    const commandId = deriveId('review-county', login);
    const account = { loginName: login, personId, orgCode, roles: [{ role, orgCode }] };
    await inScope({ commandId, correlationId: commandId, actor: systemActor('bench') }, () =>
      accounts.open({ ...account, password: PASSWORD, mustChange: false }),
    );
  }
  await program.catchUp();
  return program.listen();
};

const moveTo = async (instant: string): Promise<void> => {
  await (program.clock as VirtualClock).moveTo(instant);
  await program.settle();
};

const methods = { open, moveTo };
export type ReviewCountyMethods = typeof methods;

answerCalls(methods, () => program.close());
