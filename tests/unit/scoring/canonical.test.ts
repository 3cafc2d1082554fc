import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../scoring/canonical.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys by UTF-16 code units and leaves no white space', () => {
    expect(canonicalJson({ b: 1, a: [true, null], à: 'x', A: 2 })).toBe(
      '{"A":2,"a":[true,null],"b":1,"à":"x"}',
    );
    expect(canonicalJson({ '\u{1F600}': 1, '\uFB33': 2 })).toBe('{"\u{1F600}":1,"\uFB33":2}');
  });

  it.each([
    [Number('333333333.33333329'), '333333333.3333333'],
    [1e30, '1e+30'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [1e-27, '1e-27'],
    [-0, '0'],
  ])('writes the number %p as %s, like the examples of the standard', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('escapes as the standard says', () => {
    expect(canonicalJson('€$\u000F\nA\'B"\\/')).toBe('"€$\\u000f\\nA\'B\\"\\\\/"');
  });

  it('leaves out undefined members', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([Number.NaN, Infinity, '\uD800', undefined, 1n, () => 1])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('gives the same text whatever the order of the keys, and reads back to the same value', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(
            fc.integer(),
            fc.double({ noNaN: true, noDefaultInfinity: true }),
            fc.boolean(),
            fc.constant(null),
          ),
        ),
        (value) => {
          const reversed = Object.fromEntries(Object.entries(value).toReversed());
          const text = canonicalJson(value);
          expect(canonicalJson(reversed)).toBe(text);
          expect(canonicalJson(JSON.parse(text))).toBe(text);
        },
      ),
    );
  });
});
