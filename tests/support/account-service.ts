/** A service with a real mail server, and limits wide enough for many people on one network. */
import { LIMITS, type Limits } from '../../api/http/rate-limits.ts';
import type { Config } from '../../api/config.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { startService, testConfig, type TestService } from './service.ts';

export interface AccountTestService {
  service: TestService;
  mailbox: Mailbox;
  close(): Promise<void>;
}

export async function startAccountService(
  settings: Partial<Config> = {},
  limits: Partial<Limits> = {},
): Promise<AccountTestService> {
  const mailbox = await openMailbox();
  const config = testConfig({ smtpUrl: mailbox.url, ...settings });
  const wide = Object.fromEntries(
    Object.keys(LIMITS).map((name) => [name, { points: 100_000, seconds: 60 }]),
  ) as unknown as Limits;
  const service = await startService({ config, limits: { ...wide, ...limits } });
  return {
    service,
    mailbox,
    async close() {
      await service.close();
      await mailbox.close();
    },
  };
}
