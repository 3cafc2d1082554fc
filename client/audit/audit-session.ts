import type { QuestionnaireView } from '../../api/contract.ts';
import type { AuditDeed, AuditView, Conclusions, Verified } from '../../api/contract-audits.ts';
import type { Answers } from '../../scoring/answers.ts';
import { type Facts, profileFacts } from '../../scoring/profile.ts';
import { visibleQuestions } from '../../scoring/visibility.ts';
import type { SaveState } from '../survey/answer-saver.ts';
import { sameAnswer } from '../survey/merge.ts';
import { auditApi, type PartName } from './audit-api.ts';
import { NoteSaver } from './note-saver.ts';
import type { PartValue } from './part-entries.ts';
import { PartSaver } from './part-saver.ts';

/** What the pages draw; a new object at every change. */
export interface AuditState {
  /** As the service knows it; its four parts and the notes as they are on this page. */
  audit: AuditView;
  /** Indicators that are asked, in the order of the audit. */
  questions: string[];
  saving: SaveState<unknown>;
  /** How far the notes are; null for who has none. */
  savingNotes: SaveState<unknown> | null;
  /** The part that waits for a choice, or could not be saved. */
  troubled: PartName | null;
}

/** Who saves which part. The inventory belongs to both, each while it is their turn. */
const DEEDS: Record<PartName, AuditDeed[]> = {
  declared: ['declare'],
  verified: ['verify'],
  inventory: ['declare', 'verify'],
  conclusions: ['conclude'],
};
const PARTS = Object.keys(DEEDS) as PartName[];
/** The most pressing state of all parts is the state of the page. */
const PRESSING = ['conflict', 'refused', 'waiting', 'saving', 'saved'] as const;

/** One sitting at an audit. Lives outside React, so that typing never waits for it. */
export class AuditSession {
  readonly id: string;
  readonly view: QuestionnaireView;
  readonly facts: Facts;
  /** As it was when the page opened. */
  readonly opened: AuditView;
  readonly #savers = new Map<PartName, unknown>();
  readonly #notes: NoteSaver | null;
  readonly #listeners = new Set<() => void>();
  #audit: AuditView;
  #state: AuditState;

  constructor(audit: AuditView, view: QuestionnaireView) {
    this.id = audit.id;
    this.view = view;
    this.facts = profileFacts(audit.profile);
    this.opened = audit;
    this.#audit = audit;
    for (const part of PARTS) {
      if (DEEDS[part].some((deed) => audit.may.includes(deed))) this.#open(part);
    }
    this.#notes = audit.notes === null ? null : new NoteSaver(audit, () => this.#tell());
    this.#state = this.#draw();
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = () => this.#state;

  saverOf<Name extends PartName>(part: Name): PartSaver<Name> | undefined {
    return this.#savers.get(part) as PartSaver<Name> | undefined;
  }

  /** Changes a part here and sends it; of no effect where it is not one's turn. */
  change<Name extends PartName>(part: Name, to: (value: PartValue<Name>) => PartValue<Name>): void {
    const saver = this.saverOf(part);
    saver?.change(to(saver.value));
    this.#tell();
  }

  declare(question: string, value: Answers[string] | undefined): void {
    this.change('declared', (answers) => withEntry(answers, question, value));
  }

  verify(question: string, found: Verified | undefined): void {
    this.change('verified', (all) => withEntry(all, question, found));
  }

  conclude(part: Partial<Conclusions>): void {
    this.change('conclusions', (before) => ({ ...before, ...part }));
  }

  /** Changes one's own note about an indicator or the whole. */
  note(about: string, text: string): void {
    this.#notes?.change(about, text);
    this.#tell();
  }

  /** The declared answer came from another assessment, and nobody has changed it. */
  isCarried(question: string): boolean {
    const { carried, declared } = this.opened;
    const now = this.#state.audit.declared.value[question];
    return carried[question] !== undefined && sameAnswer(now, declared.value[question]);
  }

  /** Evidence and comments are saved by themselves: what came back is put on the page. */
  patch(to: (audit: AuditView) => Partial<AuditView>): void {
    this.#audit = { ...this.#audit, ...to(this.#audit) };
    this.#tell();
  }

  /** Sends what waits. @returns whether all of it has arrived */
  async flush(): Promise<boolean> {
    await Promise.all([...this.#all().map(({ saver }) => saver.flush()), this.#notes?.flush()]);
    return this.#state.saving.kind === 'saved';
  }

  /** Reads what the other side has done since. @returns the audit as it is now */
  async refresh(): Promise<AuditView> {
    const audit = await auditApi.read(this.id);
    this.#audit = audit;
    for (const part of PARTS) this.saverOf(part)?.absorb(audit[part]);
    this.#tell();
    return audit;
  }

  /** The page is being hidden: hands what waits to the browser. */
  leave(): void {
    for (const { saver } of this.#all()) saver.leave();
    this.#notes?.leave();
  }

  /** The page is left for another one of ours: sends what waits, and keeps in this browser what does not arrive. */
  async close(): Promise<void> {
    await this.flush();
    for (const { saver } of this.#all()) saver.stop();
    this.#notes?.stop();
  }

  #open(part: PartName): void {
    this.#savers.set(part, new PartSaver(this.#audit, part, () => this.#tell()));
  }

  #all(): PartSaver<PartName>[] {
    return PARTS.flatMap((part) => this.saverOf(part) ?? []);
  }

  /** Savers speak already while they are made: then there is nothing to draw yet. */
  #tell(): void {
    if ((this.#state as AuditState | undefined) === undefined) return;
    this.#state = this.#draw();
    for (const listener of this.#listeners) listener();
  }

  #draw(): AuditState {
    const audit = { ...this.#audit, notes: this.#notes?.notes ?? null };
    for (const part of PARTS) this.#show(audit, part);
    const savingNotes = this.#notes?.state ?? null;
    const states = [
      ...PARTS.map((part) => ({ part, state: this.saverOf(part)?.state })),
      { part: null, state: savingNotes },
    ];
    const worst = PRESSING.map((kind) => states.find(({ state }) => state?.kind === kind)).find(
      (found) => found !== undefined,
    );
    const asked = { ...audit.declared.value, ...valuesOf(audit) };
    return {
      audit,
      questions: visibleQuestions(this.view.definition, asked, this.facts),
      saving: worst?.state ?? { kind: 'saved' },
      savingNotes,
      troubled:
        worst && ['conflict', 'refused'].includes(worst.state?.kind ?? '') ? worst.part : null,
    };
  }

  #show(audit: AuditView, part: PartName): void {
    const saver = this.saverOf(part);
    if (!saver) return;
    const shown = { revision: saver.saver.revision, value: saver.value };
    (audit as Record<PartName, { revision: number; value: unknown }>)[part] = shown;
  }
}

/** What the consultant looks for: an indicator that is checked counts by what was found. The firm goes by its own answers. */
function valuesOf({ side, verified }: AuditView): Answers {
  if (side === 'company') return {};
  return Object.fromEntries(Object.entries(verified.value).map(([id, { value }]) => [id, value]));
}

function withEntry<V>(entries: Record<string, V>, key: string, entry: V | undefined) {
  const { [key]: _before, ...others } = entries;
  return entry === undefined ? others : { ...others, [key]: entry };
}
