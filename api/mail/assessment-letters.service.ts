import type { Grants } from '../assessments/grants.ts';
import type { AssessmentRecord } from '../assessments/assessments.record.ts';
import type { AssessmentService } from '../assessments/assessments.service.ts';
import type { LinkService } from '../assessments/links.service.ts';
import type { SendMail } from '../contract.ts';
import { conflict } from '../http/http-error.ts';
import type { ReportService } from '../reports/reports.service.ts';
import type { Language } from '../../scoring/definition.ts';
import type { QueuedMail } from './mail-queue.service.ts';
import type { Letter } from './mail.service.ts';

export interface AssessmentLetterNeeds {
  assessments: AssessmentService;
  links: LinkService;
  reports: ReportService;
}

/** The two mails of an assessment: its resume link, and its report. */
export class AssessmentLetters {
  readonly #needs: AssessmentLetterNeeds;

  constructor(needs: AssessmentLetterNeeds) {
    this.#needs = needs;
  }

  /** A mail with a link of its own, ready to be queued. @throws HttpError 409 for a report before submitting */
  async prepare(grants: Grants, { kind, to, language }: SendMail): Promise<QueuedMail> {
    const { assessments, links } = this.#needs;
    const { _id: assessment, series, status } = await assessments.read(grants);
    if (kind === 'report' && status !== 'submitted') {
      throw conflict('not-submitted', 'There is no report before submitting.', ['kind']);
    }
    const link = await links.reserve(grants, kind === 'report' ? 'read' : 'edit');
    return { kind, to, language, about: { assessment, series, link } };
  }

  /** The resume link; null if the assessment or the link has ended meanwhile. */
  async writeResume(mail: QueuedMail, token: string): Promise<Letter | null> {
    const record = await this.#settle(mail, token);
    const { links } = this.#needs;
    return record && { text: 'resume', url: links.url(mail.language, 'edit', token) };
  }

  /** The report as PDF with its read-only link; null if the assessment or the link has ended meanwhile. */
  async writeReport(mail: QueuedMail, token: string): Promise<Letter | null> {
    const record = await this.#settle(mail, token);
    if (!record) return null;
    const attachments = [await this.#attachment(record, mail.language)];
    return {
      text: 'report',
      url: this.#needs.links.url(mail.language, 'read', token),
      attachments,
    };
  }

  #settle({ about }: QueuedMail, token: string): Promise<AssessmentRecord | null> {
    const { assessment = '', link = '' } = about;
    return this.#needs.links.settle(assessment, link, token);
  }

  async #attachment(record: AssessmentRecord, language: Language) {
    // The firm's name was typed by whoever asked for the mail: it stays out of what is sent.
    const { name: _name, ...profile } = record.profile;
    const content = await this.#needs.reports.pdf({ ...record, profile }, language);
    return {
      filename: `meridiana-${record.assessedOn}.pdf`,
      content,
      contentType: 'application/pdf',
    };
  }
}
