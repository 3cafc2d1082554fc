import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';

const SHORTEST = 12;
const LONGEST = 200;
/** What stands for a letter in "p4ssw0rd". */
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const { words, rows } = z
  .strictObject({ words: z.array(z.string()), rows: z.array(z.string()) })
  .parse(
    JSON.parse(
      readFileSync(join(projectRoot, 'api/accounts/common-passwords.json'), 'utf8'),
    ) as unknown,
  );
const COMMON = new Set(words);
const ROWS = rows.flatMap((row) => [row, Array.from(row).toReversed().join('')]);

/** What is wrong with a password, as a code for the page's own words. */
export type PasswordFault = 'too-short' | 'too-long' | 'is-the-address' | 'repeats' | 'too-common';

/**
 * Judges a new password: long, and not one that is tried first. Nothing is asked of its signs.
 * @returns null when it may be used
 */
export function judgePassword(password: string, email: string): PasswordFault | null {
  const text = normalise(password);
  const { length } = Array.from(text);
  if (length < SHORTEST) return 'too-short';
  if (length > LONGEST) return 'too-long';
  const plain = text.toLowerCase();
  if (containsAddress(plain, email)) return 'is-the-address';
  if (isRepetition(plain)) return 'repeats';
  if (isCommon(plain)) return 'too-common';
  return null;
}

/** The same password typed on two keyboards is the same text (Unicode NFKC). */
export function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** The address, or its first part, with at most a few signs around it. */
function containsAddress(plain: string, email: string): boolean {
  const [name = '', domain = ''] = email.toLowerCase().split('@');
  return [email.toLowerCase(), name, domain, domain.split('.')[0] ?? ''].some(
    (part) => part.length >= 4 && plain.includes(part) && plain.length - part.length < SHORTEST - 4,
  );
}

/** "aaaaaaaaaaaa", "abcabcabcabc": a piece of at most four signs over and over, or only three signs in all. */
function isRepetition(plain: string): boolean {
  return new Set(plain).size <= 3 || /^(.{1,4})\1+.{0,3}$/su.test(plain);
}

/** A common word, twice or with figures and signs around it, or a row of keys. */
function isCommon(plain: string): boolean {
  if (isRowOfKeys(plain)) return true;
  return [plain, withoutLookalikes(plain)].some((text) => {
    const letters = text.replace(/[^\p{L}]/gu, '');
    const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    const half = letters.slice(0, letters.length / 2);
    return [text, letters, core, half + half === letters ? half : ''].some((each) =>
      COMMON.has(each),
    );
  });
}

/** A row of neighbours on the keyboard or in the alphabet, with at most four signs before or after it. */
function isRowOfKeys(plain: string): boolean {
  const length = plain.length - 4;
  return [0, 1, 2, 3, 4].some((at) => {
    const piece = plain.slice(at, at + length);
    return ROWS.some((row) => row.includes(piece));
  });
}

function withoutLookalikes(plain: string): string {
  const [, start = '', end = ''] = /^(.*?)([\d!]*)$/su.exec(plain) ?? [];
  return start.replace(/[^a-z]/g, (sign) => LOOKALIKES[sign] ?? sign) + end;
}
