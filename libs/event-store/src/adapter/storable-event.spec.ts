import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { UnstorableEventError, type EventToAppend } from '../port/event-store.port.js';
import { MAX_EVENT_BYTES, toStorable } from './storable-event.js';

const ID = '00000000-0000-4000-8000-000000000001';
const metadata: EventToAppend['metadata'] = {
  commandId: 'c1',
  commandDigest: 'd1',
  correlationId: 'c1',
  actor: { accountId: 'a1' },
  occurredAt: '2026-09-21T01:00:00.000Z',
  recordedAt: '2026-09-21T01:00:00.000Z',
  chain: { suite: 'sha256', previous: '', hash: '' },
};
const event = (data: JsonObject, change: Partial<EventToAppend> = {}): EventToAppend => ({
  id: ID,
  type: 'ThingDone.v1',
  data,
  metadata,
  ...change,
});
const store = (data: JsonObject, change?: Partial<EventToAppend>) => () => toStorable('thing-1', [event(data, change)]);

describe('a storable event', () => {
  it.each([
    ['a backslash before u0000', 'C:\\u0000'],
    ['an escaped control character', '\u0001'],
    ['Chinese and a character of four bytes', '婚丧嫁娶𠮷😀'],
    ['two backslashes', '\\\\ud800'],
  ])('may hold %s', (_name, text) => {
    expect(JSON.parse(store({ text })()[0]!.data)).toEqual({ text });
  });

  it.each([
    ['NUL', 'a\0b'],
    ['NUL after a backslash', '\\\0'],
    ['a high surrogate alone', '\ud800'],
    ['a low surrogate alone', 'x\udfffx'],
  ])('holds no %s, in no text, key or metadata', (_name, text) => {
    expect(store({ deep: [{ text }] })).toThrow(UnstorableEventError);
    expect(store({ [text]: 1 })).toThrow(UnstorableEventError);
    expect(store({}, { metadata: { ...metadata, correlationId: text } })).toThrow(UnstorableEventError);
    expect(store({}, { type: text })).toThrow(UnstorableEventError);
    expect(() => toStorable(text, [])).toThrow(UnstorableEventError);
  });

  it('has no more than the bytes that every store takes', () => {
    const overhead = Buffer.byteLength('ThingDone.v1{"text":""}') + Buffer.byteLength(JSON.stringify(metadata));
    const text = '村'.repeat(Math.floor((MAX_EVENT_BYTES - overhead) / 3));
    expect(store({ text })).not.toThrow();
    expect(store({ text: `${text}村` })).toThrow(UnstorableEventError);
  });

  it('has a UUID in lower case, used once in an append', () => {
    expect(store({}, { id: 'x' })).toThrow(UnstorableEventError);
    expect(store({}, { id: 'ABCDEF00-0000-4000-8000-000000000001' })).toThrow(UnstorableEventError);
    expect(() => toStorable('thing-1', [event({}), event({})])).toThrow('used twice');
  });

  it('belongs to a stream with a plain name', () => {
    for (const name of ['', '$all', 'x'.repeat(257)]) expect(() => toStorable(name, [])).toThrow(UnstorableEventError);
  });

  it('never shows its content in the refusal', () => {
    expect(store({ name: '张三\0' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('张三') }),
    );
  });
});
