import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { type Act, unrecorded } from '../accounts/record.ts';
import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { EvidenceView } from '../contract-audits.ts';
import { badInput, conflict, HttpError, notFound } from '../http/http-error.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { questionsById } from '../../scoring/answers.ts';
import { toEvidenceView } from './audit-view.ts';
import { companyChain, newId, type StoredEvidence } from './audits.record.ts';
import type { BytesStore } from './bytes.store.ts';
import type { EvidenceFiles } from './evidence-files.service.ts';
import type { EvidenceQuery } from './evidence.input.ts';
import type { EvidenceStore } from './evidence.store.ts';
import { endingOf, readType } from './evidence-type.ts';
import { instrumentOf } from './instrument.ts';
import { demand, type Seat, type Seats, step } from './seat.ts';
import { drain, MOST_BYTES, tooLarge, UploadMeter } from './upload-meter.ts';

const MOST_FILES = 200;

export interface EvidenceServiceNeeds {
  seats: Seats;
  evidence: EvidenceStore;
  bytes: BytesStore;
  files: EvidenceFiles;
  questionnaires: Questionnaires;
  clock: Clock;
}

/** The evidence of an audit: files that come in as a stream, are judged by their content and only then belong to it. */
export class EvidenceService {
  readonly #needs: EvidenceServiceNeeds;

  constructor(needs: EvidenceServiceNeeds) {
    this.#needs = needs;
  }

  /**
   * Takes a file in. @throws HttpError 413 above 25 MB, 415 for a content that is not taken, 409 after 200 files
   */
  async add(
    caller: Caller,
    id: string,
    query: EvidenceQuery,
    body: IncomingMessage,
  ): Promise<EvidenceView> {
    try {
      const seat = await this.#needs.seats.take(caller, id);
      this.#mustBeWelcome(seat, query, body);
      return await this.#take(seat, query, body);
    } catch (error) {
      await drain(body);
      throw error;
    }
  }

  /** The file with its bytes, for a member or consultant who may see it. */
  async read(
    caller: Caller,
    id: string,
    evidence: string,
  ): Promise<{ evidence: StoredEvidence; content: Readable }> {
    const { seats, bytes } = this.#needs;
    const seat = await seats.take(caller, id);
    demand(seat, 'evidence.read');
    const found = seat.audit.evidence.find((each) => each.id === evidence);
    if (!found) throw notFound('evidenceId');
    return { evidence: found, content: bytes.read(found.file) };
  }

  /** Each side takes back its own files. Bytes that another version holds stay. */
  async remove(caller: Caller, id: string, evidence: string): Promise<void> {
    const { seats, evidence: store, bytes, files, clock } = this.#needs;
    const seat = await seats.take(caller, id);
    const { audit, side } = seat;
    demand(seat, 'evidence.remove');
    const found = audit.evidence.find((each) => each.id === evidence);
    if (!found) throw notFound('evidenceId');
    step(seat, 'add-evidence');
    if (found.by !== side) throw notYours();
    const at = { id, company: audit.company, status: audit.status };
    await bytes.loosen(found.file, clock.now());
    const now = clock.now();
    const deed = deedOf(seat, 'evidence.removed', evidence, now);
    if (!(await store.remove(at, evidence, now, deed))) return this.remove(caller, id, evidence);
    await files.release([found.file]);
  }

  async #take(seat: Seat, query: EvidenceQuery, body: IncomingMessage): Promise<EvidenceView> {
    const { bytes, files, clock } = this.#needs;
    const file = newId();
    await bytes.loosen(file, clock.now());
    try {
      const facts = await this.#receive(file, query.name, body);
      if (!(await bytes.renew(file, clock.now()))) throw aborted();
      return await this.#keep(seat, query, { file, ...facts });
    } catch (error) {
      await files.release([file]);
      throw error;
    }
  }

  #mustBeWelcome(seat: Seat, { question, name, datedOn }: EvidenceQuery, body: IncomingMessage) {
    const { questionnaires, clock } = this.#needs;
    step(seat, 'add-evidence');
    const { definition } = instrumentOf(questionnaires, seat.audit);
    if (!questionsById(definition).has(question)) {
      throw badInput('question', 'unknown-question', 'there is no such question');
    }
    if (datedOn > clock.today()) throw badInput('datedOn', 'in-the-future', 'is yet to come');
    endingOf(name);
    if (seat.audit.evidence.length >= MOST_FILES) throw tooMany();
    if (Number(body.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  }

  /** Writes the stream as it comes and judges what was written. */
  async #receive(file: string, name: string, body: IncomingMessage) {
    const { bytes } = this.#needs;
    const meter = new UploadMeter();
    const sink = bytes.open(file);
    try {
      // Left open when it is refused, so that the answer can still be read.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        meter.take(chunk as Buffer);
        await sink.write(chunk as Buffer);
      }
      if (meter.bytes === 0) throw badInput('body', 'empty-file', 'the file is empty');
      await sink.finish();
    } catch (error) {
      await sink.abort();
      throw body.destroyed && !body.complete ? aborted() : error;
    }
    const { sha256, isText } = meter.finish();
    const content = bytes.read(file);
    try {
      const type = await readType(content, name, isText);
      return { type, bytes: meter.bytes, sha256 };
    } finally {
      content.destroy();
    }
  }

  async #keep(
    seat: Seat,
    { question, name, datedOn, expiresOn }: EvidenceQuery,
    facts: Pick<StoredEvidence, 'file' | 'type' | 'bytes' | 'sha256'>,
  ): Promise<EvidenceView> {
    const { evidence: store, bytes, seats, clock } = this.#needs;
    const { side, caller, audit } = seat;
    const evidence: StoredEvidence = {
      id: newId(),
      question,
      name,
      ...facts,
      datedOn,
      expiresOn: expiresOn ?? null,
      uploadedAt: clock.now(),
      by: side,
      account: caller.account,
      warned: false,
    };
    const at = { id: audit._id, company: audit.company, status: audit.status };
    const deed = deedOf(seat, 'evidence.added', evidence.id, evidence.uploadedAt);
    if (!(await store.add(at, evidence, MOST_FILES, deed))) {
      // While the file came in the audit has moved on or filled up: is there still a place for it?
      const now = await seats.take(caller, audit._id);
      step(now, 'add-evidence');
      if (now.audit.evidence.length >= MOST_FILES) throw tooMany();
      return this.#keep(now, { question, name, datedOn, expiresOn }, facts);
    }
    await bytes.fasten(facts.file);
    return toEvidenceView(evidence);
  }
}

/** A deed in the chain of the firm: who added or took back which file, without its name. */
function deedOf({ caller, audit }: Seat, act: Act, on: string, at: Date) {
  return unrecorded({ chain: companyChain(audit.company), act, by: caller.account, on }, at);
}

function tooMany() {
  return conflict('too-many-files', `An audit holds ${MOST_FILES} files.`, ['body']);
}

function notYours(): HttpError {
  return new HttpError(403, 'not-yours', 'The other side has added this file.', {
    issues: [{ path: 'evidenceId', code: 'not-yours', message: 'added by the other side' }],
  });
}

function aborted(): HttpError {
  const message = 'The file did not arrive.';
  return new HttpError(400, 'request-aborted', message, {
    issues: [{ path: 'body', code: 'request-aborted', message }],
  });
}
