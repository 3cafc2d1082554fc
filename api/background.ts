import type { Logger } from 'pino';
import { isDatabaseUnavailable } from './database/connection.ts';
import { traceOf } from './error-trace.ts';
import type { Services } from './services.ts';

const MAIL_PAUSE_MS = 2000;
const RECORD_PAUSE_MS = 2000;
const SWEEP_PAUSE_MS = 60_000;
const RESULTS_PAUSE_MS = 10_000;
const RETENTION_PAUSE_MS = 6 * 3_600_000;

/** Work that nobody waits for: mails, the record, unfinished deletions, what is over. */
export interface Background {
  /** Ends after the step that is under way. */
  stop(): Promise<void>;
}

/** Starts the work at once and repeats it; what fails is tried again at the next round. */
export function startBackground(services: Services, log: Logger): Background {
  const {
    mails,
    record,
    deletion,
    holdings,
    accounts,
    sessions,
    invitations,
    engagementLetters,
    reminders,
    audits,
    auditLetters,
    evidenceFiles,
    referralImports,
    accountErasure,
    retention,
    projection,
    releaseMaker,
    schedule,
  } = services;
  const rounds = [
    repeat('mails', MAIL_PAUSE_MS, () => mails.sendDue(), log),
    repeat('record', RECORD_PAUSE_MS, () => record.sweep(), log),
    repeat('claims', SWEEP_PAUSE_MS, () => holdings.sweep(), log),
    repeat('drafts', SWEEP_PAUSE_MS, () => deletion.sweep(), log),
    repeat('accounts', SWEEP_PAUSE_MS, () => accounts.sweep(), log),
    repeat('sessions', SWEEP_PAUSE_MS, () => sessions.sweep(), log),
    repeat('invitations', SWEEP_PAUSE_MS, () => invitations.sweep(), log),
    repeat('engagements', SWEEP_PAUSE_MS, () => engagementLetters.sweep(), log),
    repeat('reminders', SWEEP_PAUSE_MS, () => reminders.sweep(), log),
    repeat('audits', SWEEP_PAUSE_MS, () => audits.sweep(), log),
    repeat('audit letters', SWEEP_PAUSE_MS, () => auditLetters.sweep(), log),
    repeat('evidence', SWEEP_PAUSE_MS, () => evidenceFiles.sweep(), log),
    repeat('results', RESULTS_PAUSE_MS, () => projection.sweep(), log),
    repeat('releases', RESULTS_PAUSE_MS, () => releaseMaker.sweep(), log),
    repeat('schedule', SWEEP_PAUSE_MS, () => schedule.sweep(), log),
    repeat('imports', SWEEP_PAUSE_MS, () => referralImports.sweep(), log),
    repeat('erasures', SWEEP_PAUSE_MS, () => accountErasure.sweep(), log),
    repeat('retention', RETENTION_PAUSE_MS, () => retention.sweep(), log),
  ];
  return {
    async stop() {
      await Promise.all(rounds.map((stop) => stop()));
    },
  };
}

/** @returns how to stop it */
function repeat(
  name: string,
  pauseMs: number,
  work: () => Promise<void>,
  log: Logger,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void>;
  let isStopping = false;
  const round = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error))
        log.error({ error: traceOf(error), work: name }, 'Background work failed');
    }
    if (isStopping) return;
    timer = setTimeout(() => {
      running = round();
    }, pauseMs);
  };
  running = round();
  return async () => {
    isStopping = true;
    clearTimeout(timer);
    await running;
  };
}
