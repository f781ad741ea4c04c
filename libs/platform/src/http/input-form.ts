import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Basis: DEFAULT, unsourced. No body of this interface comes near either. */
const DEEPEST = 32;
const MOST_KEYS = 10_000;
/** PostgreSQL cannot hold either. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

type FormFault = 'unstorable-text' | 'unreadable-body' | 'input-too-deep' | 'too-many-keys';

/**
 * What no rule of any route has to think of: texts that no store can hold, nesting or keys without end, keys of a
 * prototype.
 */
export const formFault = (input: unknown): FormFault | undefined => {
  const open: (readonly [unknown, number])[] = [[input, 0]];
  let keys = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string' && UNSTORABLE.test(value)) return 'unstorable-text';
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) return 'input-too-deep';
    const entries = Object.entries(value);
    if (!Array.isArray(value) && (keys += entries.length) > MOST_KEYS) return 'too-many-keys';
    for (const [key, inner] of entries) {
      if (key === '__proto__') return 'unreadable-body';
      open.push([key, depth + 1], [inner, depth + 1]);
    }
  }
  return undefined;
};

/** Refuses a request whose address or body has such a fault, before anybody reads its meaning. */
export const refuseBadForm = async ({ params, query, body }: FastifyRequest): Promise<void> => {
  const json = Buffer.isBuffer(body) ? undefined : body;
  const code = formFault([params, query, json]);
  if (code) throw new BadRequestException({ code });
};
