import type { Logger } from 'pino';
import type { Classifications } from './companies/classifications.service.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/connection.ts';
import type { Limits } from './http/rate-limits.ts';
import type { Keys } from './keys.ts';
import type { MailTransport } from './mail/mail.transport.ts';
import type { Questionnaires } from './questionnaires/questionnaires.load.ts';
import type { AllReportTexts } from './reports/reports.service.ts';
import type { Catalogue } from '../scoring/offer.ts';

/** Everything from outside that the service works with. */
export interface Deps {
  config: Config;
  database: Database;
  questionnaires: Questionnaires;
  catalogue: Catalogue;
  classifications: Classifications;
  reportTexts: AllReportTexts;
  mailTransport: MailTransport;
  keys: Keys;
  clock: Clock;
  log: Logger;
  /** How often what may be asked; `LIMITS` by default. */
  limits?: Limits;
  /** Folder of the built pages; without it only the API is served. */
  pages?: string;
}
