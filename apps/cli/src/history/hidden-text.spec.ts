import { describe, expect, it } from '@jest/globals';
import { eventSchema, type DomainEvent } from '#kernel';
import { envelopeOf } from '#testing';
import { veiled } from './hidden-text.js';

type Said = DomainEvent<'Said.v2', { by: string; words: string | null; note: string | null; loud: boolean }>;
const schema = eventSchema<Said>({
  current: ['Said.v2'],
  upcast: { 'Said.v1': (data: object) => ({ type: 'Said.v2', data: { ...data, loud: false } }) },
  personal: {
    'Said.v1': { subject: 'by', fields: ['words', 'note'] },
    'Said.v2': { subject: 'by', fields: ['words', 'note'] },
  },
});

describe('an event without its personal texts', () => {
  it('reads null where a text is sealed, and tells which fields those are', () => {
    const data = { by: 'p1', words: 'enc:v1:AAAA', note: null };
    expect(veiled(schema, { ...envelopeOf({ type: 'Said.v1' }), data })).toEqual({
      event: { type: 'Said.v2', data: { by: 'p1', words: null, note: null, loud: false } },
      hidden: ['words'],
    });
  });
});
