import { describe, expect, it } from '@jest/globals';
import { traceOf } from '../../api/error-trace.ts';

describe('the trace of an error', () => {
  it('has its kind, its code and where it happened', () => {
    const error = Object.assign(new TypeError('x'), { code: 'ERR_X' });
    expect(traceOf(error)).toMatch(/^TypeError ERR_X\n {4}at .*error-trace\.test\.ts/);
  });

  it.each([
    'ada@example.org is taken',
    'first line\n    at ada@example.org (second line:1:2)',
    '$& ada@example.org',
    '',
  ])('has nothing of what it says: %j', (message) => {
    const trace = traceOf(new Error(message));
    expect(trace).not.toContain('ada@example.org');
    expect(trace).toMatch(/^Error\n {4}at /);
  });

  it('when something else was thrown, then it says so and not what it was', () => {
    expect(traceOf('ada@example.org')).toBe('not an error but string');
    expect(traceOf(undefined)).toBe('not an error but undefined');
  });
});
