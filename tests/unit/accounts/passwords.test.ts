import { availableParallelism } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { judgePassword } from '../../../api/accounts/password-rules.ts';
import { hashPassword, isPassword } from '../../../api/accounts/passwords.ts';
import { HttpError } from '../../../api/http/http-error.ts';

const email = 'ada.rossi@oreficeria.example';

describe('judging a password', () => {
  it.each([
    ['short', 'Xk9!fQ2#pL7', 'too-short'],
    ['eleven pairs of UTF-16 units', '🜚'.repeat(5) + '🜛'.repeat(6), 'too-short'],
    ['201 signs', 'correct horse and more '.repeat(9).slice(0, 201), 'too-long'],
    ['the address', email, 'is-the-address'],
    ['the name with a year', 'Ada.Rossi2026', 'is-the-address'],
    ['the firm with signs', 'oreficeria!!1', 'is-the-address'],
    ['one sign', 'aaaaaaaaaaaaaa', 'repeats'],
    ['a piece over and over', 'abcabcabcabcab', 'repeats'],
    ['three signs', 'abababcabcaabb', 'repeats'],
    ['a row of keys', 'qwertyuiop12', 'too-common'],
    ['a row backwards', 'poiuytrewqqq', 'too-common'],
    ['digits in order', '1234567890123', 'too-common'],
    ['a word with a year', 'Primavera2026!', 'too-common'],
    ['a word with lookalikes', 'P4$$w0rd2026!', 'too-common'],
    ['a word twice', 'forzanapoliforzanapoli', 'too-common'],
    ['words with signs between', 'i-love-you-12', 'too-common'],
    ['the name of the service', 'meridiana2026', 'too-common'],
  ])('%s (%s): %s', (_what, password, fault) => {
    expect(judgePassword(password, email)).toBe(fault);
  });

  it.each([
    'nine brass gears turning',
    'tornio vecchio sotto la pioggia',
    'password hidden behind the lathe',
    'ada.rossi likes early trains to Arezzo',
    'fdhgjskwpqxz',
    'Größe und Maß im Werk',
  ])('lets "%s" pass, without asking for figures or signs', (password) => {
    expect(judgePassword(password, email)).toBeNull();
  });
});

describe('hashing', () => {
  it('the same text typed on two keyboards is the same password', async () => {
    const stored = await hashPassword('caffe\u0300 nero al bar');
    expect(await isPassword(stored, 'caff\u00e8 nero al bar')).toBe(true);
    expect(await isPassword(stored, 'caffe nero al bar')).toBe(false);
  });

  it('without a stored hash it is never the password', async () => {
    expect(await isPassword(undefined, 'the password of nobody')).toBe(false);
  });

  it('when hundreds come at once, then two hundred wait and the others are told to come back', async () => {
    const atOnce = Math.max(1, availableParallelism() - 1);
    const stored = await hashPassword('nine brass gears turning');
    const tries = await Promise.allSettled(
      Array.from({ length: 200 + atOnce + 5 }, () => isPassword(stored, 'another')),
    );
    const refused = tries.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.map(({ reason }) => (reason as HttpError).code)).toEqual(Array(5).fill('busy'));
    expect(await isPassword(stored, 'nine brass gears turning')).toBe(true);
  });
});
