import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../api/config.ts';
import { loadKeys } from '../../api/keys.ts';
import { StartError } from '../../api/start-error.ts';

const production = {
  NODE_ENV: 'production',
  JWT_SECRET: 'x'.repeat(32),
  MONGODB_URI: 'mongodb://db.example.org/meridiana',
  DISCLOSURE_MINIMUM: '5',
};

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('the settings', () => {
  it('when nothing is set, work on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      smtpUrl: undefined,
      jwtSecret: undefined,
      trustProxy: false,
      logLevel: 'info',
    });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it('when empty, count as not set', () => {
    expect(readConfig({ PORT: '', JWT_SECRET: ' ', SMTP_URL: '' }).port).toBe(3000);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['NODE_ENV', 'staging'],
    ['PUBLIC_URL', 'meridiana.example.org'],
    ['PUBLIC_URL', 'ftp://meridiana.example.org'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'Meridiana'],
    ['JWT_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['MONGODB_URI', 'postgres://db.example.org'],
    ['EMBEDDED_IN_PRODUCTION', 'maybe'],
    ['PASSWORD_LOGIN', 'sometimes'],
    ['OIDC_ISSUER', 'login.example.org'],
  ])('when %s is "%s", says so', (name, value) => {
    expect(problemsOf({ [name]: value })).toContain(name);
  });

  it('when several are wrong, says all at once in one sentence', () => {
    const message = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', MONGODB_URI: 'nowhere' });
    for (const name of ['PORT', 'LOG_LEVEL', 'MONGODB_URI']) expect(message).toContain(name);
    expect(message).not.toContain('\n');
  });

  it('when an OpenID provider is set in part, says what is missing', () => {
    const message = problemsOf({ OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'm' });
    expect(message).toContain('OIDC_CLIENT_SECRET is missing');
    expect(message).not.toContain('OIDC_CLIENT_ID');
  });

  const provider = (issuer: string) => ({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'm',
    OIDC_CLIENT_SECRET: 's',
  });

  it.each(['https://login.example.org', 'http://127.0.0.1:4000'])(
    'an OpenID provider at %s is taken',
    (issuer) => {
      expect(readConfig(provider(issuer)).oidc).toEqual({
        issuer,
        clientId: 'm',
        clientSecret: 's',
      });
    },
  );

  it.each(['http://login.example.org', 'http://localhost.example.org'])(
    'an OpenID provider at %s is refused: secrets would travel readable',
    (issuer) => {
      expect(problemsOf(provider(issuer))).toContain('OIDC_ISSUER must begin with https://');
    },
  );

  it.each([
    ['1', 1],
    ['no', false],
    ['10.0.0.1, 10.0.0.2', ['10.0.0.1', '10.0.0.2']],
  ])('TRUST_PROXY "%s" is understood', (value, wanted) => {
    expect(readConfig({ TRUST_PROXY: value }).trustProxy).toEqual(wanted);
  });
});

describe('in production', () => {
  it('listens for everyone', () => {
    expect(readConfig(production)).toMatchObject({ production: true, host: '0.0.0.0' });
  });

  it.each(['JWT_SECRET', 'MONGODB_URI', 'DISCLOSURE_MINIMUM'])('%s is required', (name) => {
    expect(problemsOf({ ...production, [name]: '' })).toContain(`${name} is required`);
  });

  it('the embedded engine needs to be wanted', () => {
    const settings = { ...production, MONGODB_URI: '', EMBEDDED_IN_PRODUCTION: 'yes' };
    expect(readConfig(settings).database.mongodbUri).toBeUndefined();
  });
});

describe('the keys', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'meridiana-keys-'));
  const config = (dataDir: string, more = {}) => ({ ...readConfig({}), dataDir, ...more });

  it('are made once and kept where only their owner reads them', () => {
    const dataDir = join(folder(), 'new');
    const first = loadKeys(config(dataDir));
    const second = loadKeys(config(dataDir));
    expect(second.secret.equals(first.secret)).toBe(true);
    expect(second.signing.privateKey.equals(first.signing.privateKey)).toBe(true);
    for (const name of ['jwt-secret', 'signing-key.pem']) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(dataDir, name), 'utf8').length).toBeGreaterThan(60);
    }
  });

  it('come from the settings where they are set', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const signingKey of [pem, Buffer.from(pem).toString('base64')]) {
      const keys = loadKeys(config(folder(), { signingKey }));
      expect(keys.signing.privateKey.equals(privateKey)).toBe(true);
    }
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['a key of another kind', rsaKey()],
  ])('when the signing key is %s, says so without showing it', (_what, signingKey) => {
    expect(() => loadKeys(config(folder(), { signingKey }))).toThrow(
      /^SIGNING_KEY is not an Ed25519/,
    );
  });

  it('when the folder cannot be used, says which file', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => loadKeys(config(file))).toThrow(StartError);
  });
});

function rsaKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
