import { describe, expect, it } from '@jest/globals';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, CommandHandler, CqrsModule } from '@nestjs/cqrs';
import { checkCommands, checkJobs, checkTypes, SelfCheckError } from './self-check.js';

class Open extends Command<void> {}
class Shut extends Command<void> {}

@CommandHandler(Open)
class OpenHandler {
  async execute(): Promise<void> {}
}

@CommandHandler(Open)
class SecondOpenHandler {
  async execute(): Promise<void> {}
}

@CommandHandler(Shut)
class ShutHandler {
  async execute(): Promise<void> {}
}

const faultsOf = async (...providers: Type[]): Promise<readonly string[]> => {
  @Module({ imports: [CqrsModule.forRoot()], providers })
  class Program {}
  const app = await NestFactory.createApplicationContext(Program, { logger: false });
  try {
    checkCommands(app, [Open, Shut]);
    return [];
  } catch (error) {
    if (error instanceof SelfCheckError) return error.faults;
    throw error;
  } finally {
    await app.close();
  }
};

describe('self-check', () => {
  it('is content where every command has one handler', async () => {
    expect(await faultsOf(OpenHandler, ShutHandler)).toEqual([]);
  });

  it('names the command that nobody handles', async () => {
    expect(await faultsOf(OpenHandler)).toEqual(['The command Shut has no handler.']);
  });

  it('names the command that two handle', async () => {
    expect(await faultsOf(OpenHandler, SecondOpenHandler, ShutHandler)).toEqual([
      'The command Open has 2 handlers: OpenHandler, SecondOpenHandler.',
    ]);
  });
});

describe('the check of the log', () => {
  const known = new Set(['CaseOpened.v1']);
  const seen = [
    { type: 'CaseOpened.v1', position: 0n },
    { type: 'CaseLost.v2', position: 4711n },
  ];

  it('names each type that no schema knows, and where it first stands', () => {
    expect(() => checkTypes(seen, known)).toThrow(
      new SelfCheckError([
        'The log holds event type CaseLost.v2, first at position 4711, which no schema of this program knows: start the version that wrote it, or a later one.',
      ]),
    );
  });

  it('is content where every type is known', () => {
    expect(() => checkTypes(seen.slice(0, 1), known)).not.toThrow();
  });
});

describe('the check of the queue', () => {
  it('names each kind of job that nothing handles', () => {
    expect(() => checkJobs(['cycle'])).toThrow(
      new SelfCheckError(['The queue holds jobs of kind cycle, which nothing handles.']),
    );
    expect(() => checkJobs([])).not.toThrow();
  });
});
