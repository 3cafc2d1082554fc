import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { REQUIRED_GLIBC, isAtLeast, runningGlibc } from '../../../api/database/embedded/glibc.ts';

describe('the version of the C library', () => {
  it.each([
    ['2.38', true],
    ['2.41', true],
    ['2.36', false],
    ['2.4', false],
    ['2.100', true],
    ['3', true],
    ['3.0', true],
    ['2', false],
    ['1.99', false],
    ['2.38.1', true],
  ])('when it is %s, then that it is new enough is %s', (version, expected) => {
    expect(isAtLeast(version, REQUIRED_GLIBC)).toBe(expected);
  });

  it('when the machine runs on the GNU library, then its version is found', () => {
    const told = execFileSync('getconf', ['GNU_LIBC_VERSION'], { encoding: 'utf8' });
    expect(`glibc ${runningGlibc()}`).toBe(told.trim());
  });
});
