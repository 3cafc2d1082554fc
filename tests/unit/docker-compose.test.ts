import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../api/config.ts';
import { projectRoot } from '../../api/project-root.ts';
import { readEnvFile } from '../support/env-file.ts';
import { knownSettings } from '../support/known-settings.ts';

interface ComposeService {
  image?: string;
  build?: string;
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}
interface Compose {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const compose = parse(read('docker-compose.yml')) as Compose;
const services = Object.entries(compose.services);
const environment = compose.services['service']?.environment ?? {};

/** What `${…}` becomes, as docker compose does it: a default, nothing, or a refusal. */
function interpolate(text: string, given: Record<string, string>): string {
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind, rest) => {
    const value = given[name] ?? '';
    if (value !== '' || kind === undefined) return value;
    if (kind === '-') return String(rest);
    throw new Error(`${name}: ${rest}`);
  });
}

function environmentWith(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, interpolate(String(value), given)]),
  );
}

const secrets = { JWT_SECRET: 'j'.repeat(64), MONGODB_PASSWORD: 'p'.repeat(64) };

describe('docker-compose.yml', () => {
  it('brings the service, MongoDB 8 and a mail catcher', () => {
    expect(Object.keys(compose.services)).toEqual(['service', 'database', 'mail']);
    expect(compose.services['service']?.build).toBe('.');
    expect(compose.services['database']?.image).toMatch(/^mongo:8\./);
    expect(compose.services['mail']?.image).toMatch(/^axllent\/mailpit:v\d/);
  });

  it('opens ports on this machine alone, and none of the database', () => {
    const open = services.flatMap(([, { ports = [] }]) => ports);
    expect(open.length).toBeGreaterThan(0);
    for (const port of open) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    expect(compose.services['database']?.ports).toBeUndefined();
  });

  it.each(services)('asks %s whether it is well', (_name, { healthcheck }) => {
    expect(healthcheck?.test[0]).toBe('CMD');
  });

  it('starts the service when the others are well', () => {
    expect(compose.services['service']?.depends_on).toEqual({
      database: { condition: 'service_healthy' },
      mail: { condition: 'service_healthy' },
    });
  });

  it('keeps data in volumes that it declares', () => {
    const used = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((each) => each.split(':')[0]),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('sets nothing that the service does not know', () => {
    const known = knownSettings();
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('asks for nothing that .env.example does not name', () => {
    const example = readEnvFile(read('.env.example'));
    const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(
      ([, name = '']) => name,
    );
    expect(asked.filter((name) => !(name in example))).toEqual([]);
  });
});

describe('the service’s settings in docker-compose.yml', () => {
  it.each(['JWT_SECRET', 'MONGODB_PASSWORD'])(
    'when %s is not set, then they are refused',
    (name) => {
      expect(() => environmentWith({ ...secrets, [name]: '' })).toThrow(name);
    },
  );

  it('when the secrets are set, then the service accepts all of them in production', () => {
    const config = readConfig(environmentWith(secrets));
    expect(config.production).toBe(true);
    expect(config.host).toBe('0.0.0.0');
    expect(config.port).toBe(3000);
    expect(config.database.mongodbUri).toBe(
      `mongodb://meridiana:${secrets.MONGODB_PASSWORD}@database:27017/meridiana?authSource=admin`,
    );
    expect(config.smtpUrl).toBe('smtp://mail:1025');
    expect(config.trustProxy).toBe(false);
  });

  it('contain no secret of their own', () => {
    const text = read('docker-compose.yml');
    const passwords = [...text.matchAll(/(?:SECRET|PASSWORD|SIGNING_KEY): (.*)/g)];
    expect(passwords.length).toBeGreaterThan(0);
    for (const [, value] of passwords) expect(value).toMatch(/^\$\{\w+:(\?|-\})/);
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');

  it('runs the service as a user without rights', () => {
    const user = lines.findIndex((line) => line === 'USER node');
    const start = lines.findIndex((line) => line.startsWith('CMD '));
    expect(user).toBeGreaterThan(0);
    expect(start).toBeGreaterThan(user);
    expect(lines[start]).toContain('dist/api/server.js');
  });

  it('brings everything that the service reads from the project', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY '))
      .map((line) => line.split(' ').at(-1));
    for (const each of ['questionnaires', 'api', 'dist']) expect(copied).toContain(each);
  });

  it('keeps optional packages, which bring programs, and takes out the engine alone', () => {
    const installs = lines
      .filter((line) => line.startsWith('RUN npm ci'))
      .map((line) => line.split(' && ').slice(0, 2));
    expect(installs).toEqual([['RUN npm ci'], ['RUN npm ci --omit=dev', 'rm -r node_modules/@0q']]);
  });

  it('leaves data, secrets and the history of the project out', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const each of ['data', '.env', '.git', 'node_modules']) expect(ignored).toContain(each);
  });
});
