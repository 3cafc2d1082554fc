/** A real mail server for tests: keeps what it receives, and can refuse or go away. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  url: string;
  /** Raw messages in the order they came. */
  received: string[];
  /** While true, recipients are refused for the time being (SMTP 451). */
  refuses: boolean;
  close(): Promise<void>;
}

/** Starts a mail server on 127.0.0.1, on `port` or any free one. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const received: string[] = [];
  const mailbox = { received, refuses: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(address, _session, done) {
      if (!mailbox.refuses) done();
      else done(Object.assign(new Error(`${address.address} later`), { responseCode: 451 }));
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return Object.assign(mailbox, {
    url,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** Reads a raw message as a mail program would. */
export function readMail(raw: string | undefined): Promise<Email> {
  return PostalMime.parse(raw ?? '');
}
