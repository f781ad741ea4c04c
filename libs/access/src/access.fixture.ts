import {
  Catch,
  Global,
  HttpException,
  Module,
  ValidationPipe,
  type ArgumentsHost,
  type ExceptionFilter,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import {
  CommandAuthorizer,
  CommandRunner,
  EventReader,
  EventStore,
  inScope,
  InMemoryEventStore,
  InMemoryKeyVault,
  KeyVault,
  LookupKey,
  PersonalText,
  systemActor,
} from '#event-store';
import { Clock, type Actor, type EventSchema } from '#kernel';
import { ProjectionRunner, ReadStore, type StoredProjection } from '#read-store';
import { Rulebook } from '#rulebook';
import { publishedParameters } from '#testing';
import { AccessSettings } from './access-settings.js';

export class MovableClock extends Clock {
  constructor(private date: string) {
    super();
  }
  now = () => `${this.date}T01:00:00.000Z`;
  today = () => this.date;
  moveTo(date: string): void {
    this.date = date;
  }
}

/** A log in memory, and read models of it in PostgreSQL. */
const openLog = async (url: string, projections: readonly StoredProjection[], schemas: readonly EventSchema[]) => {
  const store = new ReadStore({ url });
  const log = new InMemoryEventStore();
  const vault = new InMemoryKeyVault();
  const personal = new PersonalText(vault);
  const knownTypes = new Set(schemas.flatMap(({ stored }) => stored));
  const runner = new ProjectionRunner({ store, log, reader: personal, projections, knownTypes });
  await runner.prepare();
  const catchUp = async () => {
    await runner.catchUpAll();
  };
  return { store, log, vault, personal, catchUp };
};

let commands = 0;

/** Runs the work as one command of the actor, the system where none is named. */
export const as = <T>(work: () => Promise<T>, actor: Actor = systemActor('spec')): Promise<T> => {
  const commandId = `00000000-0000-4000-8000-${String(++commands).padStart(12, '0')}`;
  return inScope({ commandId, correlationId: commandId, actor }, work);
};

const statuses: Readonly<Record<string, number>> = {
  NotSignedInError: 401,
  NotPermittedError: 403,
  UnknownStreamError: 404,
  RejectedError: 422,
  LockedOutError: 429,
  SignInBusyError: 429,
};

/** Answers `{ code }` with the status that the error stands for. */
@Catch()
class SpecErrors implements ExceptionFilter {
  catch(error: Error & { code?: string }, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<{ code(status: number): { send(body: unknown): void } }>();
    if (error instanceof HttpException) reply.code(error.getStatus()).send(error.getResponse());
    else reply.code(statuses[error.name] ?? 500).send({ code: error.code ?? error.message });
  }
}

/** The number of a parameter as the program is delivered. */
const bundledValue = (key: string) => {
  const { value, unit } = publishedParameters().find((parameter) => parameter.key === key)!;
  return { value, version: `${key}@3701`, parameter: { unit } };
};

const bundledRules = () => ({
  parameters: publishedParameters().map(({ key }) => ({ key, scope: '3701' })),
  inForce: bundledValue,
});

/** A module of the given ones, over a log in memory with read models in PostgreSQL. */
export const openWorld = async (
  url: string,
  modules: readonly Type[],
  projections: readonly StoredProjection[],
  schemas: readonly EventSchema[],
) => {
  const { store, log, vault, personal, catchUp } = await openLog(url, projections, schemas);
  const clock = new MovableClock('2026-03-02');
  const runner = (authorizer: CommandAuthorizer) =>
    new CommandRunner(log, personal, authorizer, clock, Buffer.alloc(32, 1));

  @Global()
  @Module({
    providers: [
      { provide: ReadStore, useValue: store },
      { provide: EventStore, useValue: log },
      { provide: EventReader, useValue: personal },
      { provide: KeyVault, useValue: vault },
      { provide: LookupKey, useValue: new LookupKey(Buffer.alloc(32, 3)) },
      { provide: Clock, useValue: clock },
      { provide: Rulebook, useValue: { current: () => Promise.resolve(bundledRules()) } },
      { provide: AccessSettings, useValue: new AccessSettings(Buffer.alloc(32, 7)) },
      { provide: CommandRunner, inject: [CommandAuthorizer], useFactory: runner },
    ],
    exports: [ReadStore, EventStore, EventReader, KeyVault, LookupKey, Clock, Rulebook, AccessSettings, CommandRunner],
  })
  class SpecPlatform {}

  @Module({
    imports: [CqrsModule.forRoot(), SpecPlatform, ...modules],
    providers: [
      { provide: APP_FILTER, useClass: SpecErrors },
      {
        provide: APP_PIPE,
        useValue: new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
      },
    ],
  })
  class SpecWorld {}

  return { module: SpecWorld, store, log, clock, catchUp };
};

type Sent = Readonly<{ token?: string; body?: object; headers?: Readonly<Record<string, string>> }>;

/** Sends a request to `/api/v1…` of the listening server and answers its status and JSON body. */
export const sendTo =
  (address: string) =>
  async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { token, body, headers = {} }: Sent = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { ...authorization, ...content, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };

/** Puts the term of a director of the villagers' committee into the log. */
export const recordTerm = async (
  log: EventStore,
  { personId, orgCode, startedOn }: Readonly<{ personId: string; orgCode: string; startedOn: string }>,
): Promise<void> => {
  const id = '7d5c9c1a-5c35-4d0c-9a56-000000000001';
  const words = { termId: id, personId, orgCode, startedOn, post: 'vcDirector', regime: 'selfGovernment' };
  const data = { ...words, basis: 'election', publicPower: true, documentNo: null };
  const at = `${startedOn}T01:00:00.000Z`;
  const scope = { commandId: id, commandDigest: '', correlationId: id, actor: systemActor('spec') };
  const chain = { suite: 'sha256', previous: '', hash: '' } as const;
  const metadata = { ...scope, occurredAt: at, recordedAt: at, chain };
  await log.append(`postterm-${id}`, [{ id, type: 'PostStarted.v1', data, metadata }], 'no-stream');
};
