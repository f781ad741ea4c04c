import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const DEEPEST = 32;
/** PostgreSQL cannot hold either. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

type FormFault = 'unstorable-text' | 'unreadable-body';

/** What no rule of any route has to think of: texts that no store can hold, nesting without end, keys of a prototype. */
export const formFault = (input: unknown): FormFault | undefined => {
  const open: (readonly [unknown, number])[] = [[input, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string' && UNSTORABLE.test(value)) return 'unstorable-text';
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) return 'unreadable-body';
    for (const [key, inner] of Object.entries(value)) {
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
