import type { Clock } from '../clock.ts';
import type { CreatedLink, LinkView, Right } from '../contract.ts';
import { notFound, conflict } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { Language } from '../../scoring/definition.ts';
import { type AssessmentRecord, type Link, newId, newToken } from './assessments.record.ts';
import type { AssessmentService } from './assessments.service.ts';
import { type Grants, viaOf } from './grants.ts';
import type { AssessmentStore } from './assessments.store.ts';

export interface LinkServiceNeeds {
  store: AssessmentStore;
  assessments: AssessmentService;
  clock: Clock;
  publicUrl: string;
}

/** The links by which an assessment is opened: made, listed, ended. */
export class LinkService {
  readonly #store: AssessmentStore;
  readonly #assessments: AssessmentService;
  readonly #clock: Clock;
  readonly #publicUrl: string;

  constructor({ store, assessments, clock, publicUrl }: LinkServiceNeeds) {
    this.#store = store;
    this.#assessments = assessments;
    this.#clock = clock;
    this.#publicUrl = publicUrl;
  }

  /** Which assessment a token opens. Unknown and wrong tokens look alike. */
  async open(token: string): Promise<{ record: AssessmentRecord; link: Link }> {
    const hash = hashToken(token);
    const record = await this.#store.findByToken(hash);
    const link = record?.links.find((each) => each.hash === hash);
    if (!record || !link) throw notFound('token');
    return { record, link };
  }

  async create(grants: Grants, right: Right): Promise<CreatedLink> {
    const { language } = await this.#assessments.read(grants);
    const token = newToken();
    const link = { id: newId(), right, hash: hashToken(token), createdAt: this.#clock.now() };
    await this.#add(grants, link);
    return { ...toLinkView(link), url: this.url(language, right, token) };
  }

  /** Adds a link whose token is made later by whoever sends it. @returns its id */
  async reserve(grants: Grants, right: Right): Promise<string> {
    const link = { id: newId(), right, hash: hashToken(newToken()), createdAt: this.#clock.now() };
    await this.#add(grants, link);
    return link.id;
  }

  /** Gives a reserved link its token. @returns the assessment, or null if it or the link is gone */
  async settle(assessment: string, link: string, token: string): Promise<AssessmentRecord | null> {
    const isAlive = await this.#store.setLinkHash(assessment, link, hashToken(token));
    return isAlive ? this.#store.find(assessment, [{ link }]) : null;
  }

  async list(grants: Grants): Promise<LinkView[]> {
    const { links } = await this.#assessments.read(grants);
    return links.map(toLinkView);
  }

  /** Ends a link at once. @throws HttpError 409 for the last link that can edit */
  async end(grants: Grants, id: string): Promise<void> {
    const { links } = await this.#assessments.read(grants);
    const link = links.find((each) => each.id === id);
    if (!link) throw notFound('linkId');
    if (!(await this.#store.removeLink(viaOf(grants[0]), link))) {
      throw conflict('last-edit-link', 'Make another edit link first.', ['linkId']);
    }
  }

  /** The address of a page with the token in its fragment, which browsers send to nobody. */
  url(language: Language, right: Right, token: string): string {
    return `${this.#publicUrl}/${language}/open#${right}=${token}`;
  }

  async #add([grant]: Grants, link: Link): Promise<void> {
    if ('holder' in grant && link.right === 'edit') throw heldByAccount();
    if (await this.#store.addLink(viaOf(grant), link)) return;
    throw conflict('too-many-links', 'End another link first.', ['links']);
  }
}

function heldByAccount() {
  return conflict('held', 'It belongs to an account: sign in to change it.', ['right']);
}

function toLinkView({ id, right, createdAt }: Link): LinkView {
  return { id, right, createdAt: createdAt.toISOString() };
}
