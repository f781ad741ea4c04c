import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('puts keys in order, at every depth, and leaves lists as they are', () =>
    expect(canonicalJson({ b: [2, 1, { z: null, a: '文' }], a: true })).toBe(
      '{"a":true,"b":[2,1,{"a":"文","z":null}]}',
    ));

  it('is the same however a value was written down', () =>
    expect(canonicalJson({ x: 1, y: { b: 1, a: 2 } })).toBe(canonicalJson({ y: { a: 2, b: 1 }, x: 1 })));
});
