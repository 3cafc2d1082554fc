import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { MailText } from '../reports/report-mail.ts';

export interface OutgoingMail extends MailText {
  /** Stable: a mail sent twice has the same Message-ID. */
  id: string;
  to: string;
  date: Date;
  attachments: { filename: string; content: Buffer; contentType: string }[];
}

/** Hands mails on; rejects when that fails. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** To the mail server of the settings, or without one into files in `DATA_DIR/outbox`. */
export function createMailTransport(config: Config, log: Logger): MailTransport {
  return config.smtpUrl === undefined
    ? createOutbox(config, log)
    : createSmtp(config, config.smtpUrl);
}

function createSmtp(config: Config, smtpUrl: string): MailTransport {
  const transport = nodemailer.createTransport({ url: smtpUrl, ...PATIENCE });
  return {
    async send(mail) {
      await transport.sendMail(toMessage(config, mail));
    },
    close: () => transport.close(),
  };
}

function createOutbox(config: Config, log: Logger): MailTransport {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const folder = join(config.dataDir, 'outbox');
  return {
    async send(mail) {
      const { message } = await transport.sendMail(toMessage(config, mail));
      const file = join(folder, `${mail.id}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
      log.info({ file: `outbox/${mail.id}.eml` }, 'No SMTP_URL: a mail was written to the outbox');
    },
    close: () => transport.close(),
  };
}

function toMessage({ mailFrom, publicUrl }: Config, mail: OutgoingMail) {
  const { id, to, date, subject, text, html, attachments } = mail;
  return {
    from: mailFrom,
    to: { name: '', address: to },
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    date,
    subject,
    text,
    html,
    attachments,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
