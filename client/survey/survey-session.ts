import type { SurveyModel } from 'survey-core';
import type { AssessmentView, QuestionnaireView } from '../../api/contract.ts';
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import type { Language } from '../../scoring/definition.ts';
import { type Profile, profileFacts } from '../../scoring/profile.ts';
import { visibleQuestions } from '../../scoring/visibility.ts';
import { api } from '../api.ts';
import { AnswerSaver, type SaveState } from './answer-saver.ts';
import { sameAnswer } from './merge.ts';
import { browserStore } from './pending-store.ts';
import { createSurveyModel, toAnswers, toSurveyData } from './survey-model.ts';

/** What the screens draw; a new object at every change. */
export interface SessionState {
  answers: Answers;
  profile: Profile;
  /** Ids of the visible questions in the order of the survey. */
  questions: string[];
  saving: SaveState;
}

/** One sitting: the SurveyJS model, made once, and the saver behind it. Lives outside React on purpose. */
export class SurveySession {
  readonly id: string;
  readonly view: QuestionnaireView;
  /** As it was when the page opened: who holds it, what the caller may do, what it began with. */
  readonly opened: AssessmentView;
  readonly model: SurveyModel;
  readonly saver: AnswerSaver;
  #state: SessionState;
  readonly #listeners = new Set<() => void>();

  constructor(assessment: AssessmentView, view: QuestionnaireView) {
    this.id = assessment.id;
    this.view = view;
    this.opened = assessment;
    const { answers, profile, revision } = assessment;
    this.#state = { answers, profile, questions: [], saving: { kind: 'saved' } };
    this.saver = new AnswerSaver({
      revision,
      answers,
      send: (body, keepalive) => api.saveAnswers(this.id, body, keepalive),
      store: browserStore(this.id, crypto.randomUUID()),
      onState: (saving) => this.#update({ saving }),
      onMerged: (merged) => this.show(merged),
    });
    this.model = createSurveyModel(view, this.saver.answers);
    this.#update({ answers: this.saver.answers, saving: this.saver.state });
    this.model.onValueChanged.add(() => this.#changed());
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = () => this.#state;

  /** Puts answers of another tab, or a choice between two, on the screen without sending them back. */
  show(answers: Answers): void {
    this.#update({ answers });
    // All at once: what is not among them any more is cleared.
    this.model.data = toSurveyData(this.view, answers);
  }

  /** An answer given outside SurveyJS; undefined takes it back. */
  answer(question: string, value: AnswerValue | undefined): void {
    const { [question]: before, ...others } = this.#state.answers;
    if (sameAnswer(before, value)) return;
    const answers = value === undefined ? others : { ...others, [question]: value };
    this.show(answers);
    this.saver.change(answers);
  }

  /** The answer came from another assessment, and nobody has changed it. */
  isCarried(question: string): boolean {
    const { carried, answers } = this.opened;
    return (
      carried[question] !== undefined &&
      sameAnswer(answers[question], this.#state.answers[question])
    );
  }

  /** Makes SurveyJS draw this question. */
  turnTo(question: string): void {
    const page = this.model.getQuestionByName(question)?.page;
    if (page) this.model.currentPage = page;
  }

  setLanguage(language: Language): void {
    this.model.locale = language;
  }

  setProfile(profile: Profile, revision: number): void {
    this.saver.revision = revision;
    this.#update({ profile });
  }

  #changed(): void {
    const data = this.model.data as Record<string, unknown>;
    const answers = toAnswers(this.view, data, this.#state.answers);
    if (JSON.stringify(answers) === JSON.stringify(this.#state.answers)) return;
    this.#update({ answers });
    // A list holds either items or one reserved value: show what was understood.
    const shown = toSurveyData(this.view, answers);
    if (JSON.stringify(shown) !== JSON.stringify(this.model.data)) this.model.mergeData(shown);
    this.saver.change(answers);
  }

  #update(part: Partial<SessionState>): void {
    const next = { ...this.#state, ...part };
    this.#state = { ...next, questions: this.#visible(next) };
    for (const listener of this.#listeners) listener();
  }

  #visible({ answers, profile }: SessionState): string[] {
    const facts = profileFacts(profile);
    const shown = new Set(visibleQuestions(this.view.definition, answers, facts));
    return this.view.survey.pages
      .flatMap((page) => page.elements.map(({ name }) => name))
      .filter((id) => shown.has(id));
  }
}
