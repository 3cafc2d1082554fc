import { createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type DatabaseSettings, readDatabaseSettings } from './config-database.ts';
import { LOWEST_MINIMUM } from './regions/disclosure/settings.ts';
import { StartError } from './start-error.ts';

/** Everything that can be set from outside; read once at start and never changed. */
export interface Config {
  production: boolean;
  /** Interface to listen on. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Absolute path of the folder for database, keys and outbox. */
  dataDir: string;
  database: DatabaseSettings;
  /** Address under which people reach the service, without a slash at its end. */
  publicUrl: string;
  /** Mail server; without it mails are written to `DATA_DIR/outbox`. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Secret of cookies and keyed hashes; undefined: made and kept in the data folder. */
  jwtSecret: KeyObject | undefined;
  /** Ed25519 private key (PKCS #8, PEM or its base64); undefined: made and kept in the data folder. */
  signingKey: string | undefined;
  /** Proxies before the service: their number, or their addresses. */
  trustProxy: number | string[] | false;
  logLevel: string;
  /** Whether people may sign in by password. */
  passwordLogin: boolean;
  /** Years for which a signed audit outlives its company: funders may check what was paid for. */
  auditYears: number;
  /** Fewest firms behind a published count: 5 or more. */
  disclosureMinimum: number;
  /** Per cent of the p % rule, secret; undefined: no sum of money is published. */
  disclosurePercent: number | undefined;
  /** Who shows this token may read the metrics; undefined: there are none. */
  metricsToken: string | undefined;
  /** OpenID provider by which people may sign in. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
}

const flag = z.enum(['yes', 'no', 'true', 'false', '1', '0'], 'must be yes or no');
const httpAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an http:// or https:// address',
});
const settingsSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: httpAddress.optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an e-mail address')
    .default('Meridiana <meridiana@localhost>'),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SIGNING_KEY: z.string().optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  EMBEDDED_IN_PRODUCTION: flag.default('no'),
  PASSWORD_LOGIN: flag.default('yes'),
  AUDIT_YEARS: z
    .string()
    .regex(/^([1-9]|[1-4]\d|50)$/, 'must be a whole number from 1 to 50')
    .transform(Number)
    .default(10),
  DISCLOSURE_MINIMUM: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number of at least 5')
    .transform(Number)
    .refine((minimum) => minimum >= LOWEST_MINIMUM, 'must be a whole number of at least 5')
    .default(LOWEST_MINIMUM),
  DISCLOSURE_SECRET_PERCENT: z
    .string()
    .regex(/^([1-9]\d?|100)$/, 'must be a whole number from 1 to 100')
    .transform(Number)
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OIDC_ISSUER: httpAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});
type Settings = z.infer<typeof settingsSchema>;

/**
 * Reads the settings from the environment; an empty variable counts as absent.
 * @throws StartError naming every wrong setting at once
 */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
): Readonly<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const problems: string[] = [];
  const database = readDatabase(given, problems);
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    );
  }
  problems.push(...productionProblems(given), ...openIdProblems(given));
  if (problems.length > 0 || !parsed.success || !database) {
    throw new StartError(`The settings are not right: ${problems.join('; ')}.`);
  }
  return Object.freeze(toConfig(parsed.data, database));
}

function readDatabase(
  env: Record<string, string | undefined>,
  problems: string[],
): DatabaseSettings | undefined {
  try {
    return readDatabaseSettings(env);
  } catch (error) {
    problems.push((error as Error).message.replace(/\.$/, ''));
    return undefined;
  }
}

function productionProblems(env: Record<string, string | undefined>): string[] {
  if (env['NODE_ENV'] !== 'production') return [];
  const problems: string[] = [];
  // DISCLOSURE_MINIMUM too: how small a published group may be is to be decided, not to be fallen back on.
  for (const name of ['JWT_SECRET', 'DISCLOSURE_MINIMUM'])
    if (!env[name]) problems.push(`${name} is required in production`);
  if (!env['MONGODB_URI'] && !isYes(env['EMBEDDED_IN_PRODUCTION'])) {
    problems.push(
      'MONGODB_URI is required in production (or EMBEDDED_IN_PRODUCTION=yes to use the embedded engine there)',
    );
  }
  return problems;
}

const OPENID_SETTINGS = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

/** All three or none; the client secret and what people are must not travel readable. */
function openIdProblems(env: Record<string, string | undefined>): string[] {
  const missing = OPENID_SETTINGS.filter((name) => !env[name]);
  const problems =
    missing.length === OPENID_SETTINGS.length
      ? []
      : missing.map((name) => `${name} is missing beside the other OIDC settings`);
  const issuer = env['OIDC_ISSUER'] ?? '';
  if (issuer.startsWith('http:') && !isLoopback(issuer)) {
    problems.push('OIDC_ISSUER must begin with https:// unless it is on this machine');
  }
  return problems;
}

function isLoopback(address: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(address);
}

function isYes(value: string | undefined): boolean {
  return value === 'yes' || value === 'true' || value === '1';
}

function toConfig(settings: Settings, database: DatabaseSettings): Config {
  const production = settings.NODE_ENV === 'production';
  const { JWT_SECRET: secret } = settings;
  return {
    production,
    host: settings.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: settings.PORT,
    dataDir: database.dataDir,
    database,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    jwtSecret: secret === undefined ? undefined : createSecretKey(secret, 'utf8'),
    signingKey: settings.SIGNING_KEY,
    trustProxy: readProxies(settings.TRUST_PROXY),
    logLevel: settings.LOG_LEVEL,
    passwordLogin: isYes(settings.PASSWORD_LOGIN),
    auditYears: settings.AUDIT_YEARS,
    disclosureMinimum: settings.DISCLOSURE_MINIMUM,
    disclosurePercent: settings.DISCLOSURE_SECRET_PERCENT,
    metricsToken: settings.METRICS_TOKEN,
    oidc: readOpenId(settings),
  };
}

function readOpenId(settings: Settings): Config['oidc'] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = settings;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

function readProxies(value: string | undefined): Config['trustProxy'] {
  if (value === undefined || value === 'no' || value === 'false') return false;
  if (/^\d+$/.test(value)) return Number(value);
  return value.split(',').map((part) => part.trim());
}
