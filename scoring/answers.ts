/** Answers as they are stored: a map from question id to value. */
export type AnswerValue = string | string[] | number | boolean | Record<string, string>;
export type Answers = Record<string, AnswerValue>;
