import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

/** The keys of the running service. */
export interface Keys {
  /** Secret from which cookie signatures and keyed hashes are derived. */
  secret: KeyObject;
  /** Ed25519 pair that signs receipts. */
  signing: { privateKey: KeyObject; publicKey: KeyObject };
}

/**
 * The keys from the settings, or from files of the data folder that only this user can read.
 * Missing files are made; in production the secret must come from the settings (see `readConfig`).
 * @throws StartError when a key cannot be read or kept
 */
export function loadKeys(config: Pick<Config, 'dataDir' | 'jwtSecret' | 'signingKey'>): Keys {
  const secret =
    config.jwtSecret ??
    createSecretKey(
      keep(config.dataDir, 'jwt-secret', () => randomBytes(48).toString('base64url')),
      'utf8',
    );
  const pem = config.signingKey ?? keep(config.dataDir, 'signing-key.pem', makeSigningKey);
  const privateKey = readSigningKey(pem, config.signingKey ? 'SIGNING_KEY' : 'signing-key.pem');
  return { secret, signing: { privateKey, publicKey: createPublicKey(privateKey) } };
}

/** A keyed hash, so that what is stored cannot be guessed without the secret; `purpose` keeps uses apart. */
export function keyedHash(secret: KeyObject, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${value}`).digest('base64url');
}

/** SHA-256 for secrets of at least 128 random bits, which need no key. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function makeSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
}

function readSigningKey(text: string, name: string): KeyObject {
  try {
    const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below: the message of the library may contain parts of the key.
  }
  throw new StartError(`${name} is not an Ed25519 private key in PEM (PKCS #8) or its base64.`);
}

/** Reads a key file, or makes it whole: two processes starting together end with the same key. */
function keep(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  try {
    if (!existsSync(file)) {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      const draft = `${file}.${randomBytes(6).toString('hex')}`;
      writeFileSync(draft, make(), { mode: 0o600, flag: 'wx' });
      try {
        linkSync(draft, file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        unlinkSync(draft);
      }
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new StartError(`The key file ${file} cannot be used (${(error as Error).message}).`);
  }
}
