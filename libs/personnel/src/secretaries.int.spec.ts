import { expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import type { ReadStore } from '#read-store';
import { PEOPLE, TERMS } from '#registry/contract';
import { SecretariesController } from './secretaries.controller.js';
import type { Secretaries } from './secretaries/secretaries.query.js';

it('secretaries are listed to whoever has just written, once people and their terms are read', async () => {
  const waited: string[] = [];
  const reads = { waitFor: async (names: readonly string[]) => (waited.push(...names), true) };
  const secretaries = { page: () => Promise.resolve({ items: waited }) };
  const list = new SecretariesController(
    secretaries as unknown as Secretaries,
    {} as CommandBus,
    reads as unknown as ReadStore,
  );
  const answer = await list.list({ page: 1, size: 20, 'min-position': '7' }, { header: () => undefined });
  expect(answer.items).toEqual(expect.arrayContaining([PEOPLE, TERMS]));
});
