import type { Language, SurveyElement } from '../../scoring/definition.ts';

/** The reading speed and the time to choose by which the questionnaire's own length is checked. */
const WORDS_A_MINUTE = 200;
const SECONDS_A_QUESTION = 8;

/** Minutes to read and answer these questions, at least 1 while there are any. */
export function minutesLeft(questions: SurveyElement[], language: Language): number {
  const minutes = questions.reduce(
    (sum, question) => sum + wordsIn(question, language) / WORDS_A_MINUTE + SECONDS_A_QUESTION / 60,
    0,
  );
  return Math.ceil(minutes);
}

function wordsIn({ title, description, choices }: SurveyElement, language: Language): number {
  const texts = [title, description, ...(choices ?? []).map(({ text }) => text)];
  return texts.reduce((sum, text) => sum + (text?.[language].split(/\s+/).length ?? 0), 0);
}
