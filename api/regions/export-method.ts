import { join } from 'node:path';
import { z } from 'zod';
import { type Language, languageSchema, textSchema } from '../../scoring/definition.ts';
import { createWording, type ReportTexts, type Wording } from '../../scoring/report-wording.ts';
import type { EditionView, MethodNote, RegionTerms } from '../contract-regions.ts';
import { readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';
import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { mergeTexts } from '../reports/merge-texts.ts';
import { sampleLine, type SizeTable } from './export-samples.ts';

const folder = join(projectRoot, 'api/regions');
const template = z.union([z.string(), z.strictObject({ one: z.string(), other: z.string() })]);
const textsSchema = z.strictObject({
  language: languageSchema,
  texts: z.record(z.string(), template),
});
const publishersSchema = z.array(
  z.strictObject({ region: z.string(), identifier: z.string(), name: textSchema }),
);
type Publisher = z.infer<typeof publishersSchema>[number];

export type EditionWords = Record<Language, Wording>;

/** The words about editions, with days and numbers written as in the reports. */
export function loadEditionWords(reports: Record<Language, ReportTexts>): EditionWords {
  const words = (language: Language) =>
    createWording(
      mergeTexts(
        reports[language],
        readDataFile(join(folder, `texts/${language}.json`), textsSchema),
      ),
    );
  return { it: words('it'), en: words('en') };
}

/** Who publishes a region's editions; a region that is not in the list goes by its own name and code. */
export function publisherOf({ region, regionName }: EditionView): Publisher {
  const known = readDataFile(join(folder, 'publishers.json'), publishersSchema);
  const own = { region, identifier: region, name: { en: regionName, it: regionName } };
  return known.find((each) => each.region === region) ?? own;
}

export interface MethodNeeds {
  edition: EditionView;
  terms: RegionTerms;
  questionnaires: Questionnaires;
  words: EditionWords;
}

/** How an edition's figures came to be: sample sizes (`sizes`: every table at one node), what is withheld, licence, and every question asked. */
export function methodNote(
  needs: MethodNeeds,
  sizes: readonly SizeTable[],
  language: Language,
): MethodNote {
  const { edition, terms, questionnaires } = needs;
  const words = needs.words[language];
  const names = {
    edition: edition.id,
    region: edition.regionName,
    day: words.day(edition.asOf),
    publisher: publisherOf(edition).name[language],
  };
  const levels = words.list(terms.levels.map((name, level) => `${level} ${name[language]}`));
  const section = (name: string, paragraphs: string[], items: string[] = []) => ({
    heading: words.say(`edition.${name}.heading`),
    paragraphs,
    items,
  });
  const { firms, anonymous } = edition.counted;
  const sample = (text: string, count: number | null): string =>
    count === null ? words.say(`${text}.withheld`) : words.say(text, { count });
  const { minimum, meanMinimum: mean, quartileMinimum: quartiles } = edition.rules;
  return {
    title: words.say('edition.title', names),
    sections: [
      section('about', [
        ...(edition.generated ? [words.say('edition.generated')] : []),
        words.say('edition.about.text', names),
        words.say('edition.about.sample'),
        words.say('edition.about.mean', { levels }),
      ]),
      section(
        'sample',
        [sample('edition.sample.firms', firms), sample('edition.sample.anonymous', anonymous)],
        sizes.map((table) => sampleLine(table, terms, words, language)),
      ),
      section('protection', [
        words.say('edition.protection.text', { minimum, mean, quartiles }),
        words.say('edition.protection.cells'),
        words.say('edition.protection.audit'),
      ]),
      section('licence', [words.say('edition.licence.text', names)]),
      ...[...questionnaires.instruments.values()].map((each) => questionsOf(each, needs, language)),
    ],
  };
}

function questionsOf(
  { instrument, survey }: LoadedInstrument,
  { terms, words: all }: MethodNeeds,
  language: Language,
): MethodNote['sections'][number] {
  const words = all[language];
  const titles = new Map(
    survey.pages.flatMap(({ elements }) => elements.map(({ name, title }) => [name, title])),
  );
  const areas = new Map(terms.nodes.map(({ id, name }) => [id, name[language]]));
  return {
    heading: words.say('edition.questions.heading', {
      instrument: survey.title[language],
      version: String(instrument.version),
    }),
    paragraphs: [words.say('edition.questions.count', { count: instrument.questions.length })],
    items: instrument.questions.map(({ id, area }) =>
      words.say('edition.questions.line', {
        area: areas.get(area) ?? area,
        question: titles.get(id)?.[language] ?? id,
      }),
    ),
  };
}

/** The note as Markdown. */
export function toMarkdown({ title, sections }: MethodNote): string {
  const parts = sections.map(({ heading, paragraphs, items }) =>
    [`## ${heading}`, ...paragraphs, items.map((item) => `- ${item}`).join('\n')]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  return `# ${title}\n\n${parts.join('\n\n')}\n`;
}
