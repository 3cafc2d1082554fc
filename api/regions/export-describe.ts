import type { Language, Text } from '../../scoring/definition.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import type { EditionView, RegionTerms } from '../contract-regions.ts';
import { type EditionWords, publisherOf } from './export-method.ts';
import { type SheetColumn, snake } from './export-sheet.ts';
import { GROUPINGS } from './table-plan.ts';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/** A file of the package, for its description. */
export interface DescribedFile {
  path: string;
  title: Text;
  columns: SheetColumn[];
  key: string[];
  /** Column → file whose column `code` explains it. */
  codes: Record<string, string>;
}

type Json = Record<string, unknown>;

/** CSV on the Web (W3C): every file, its columns with types, keys and links to the lists of codes. */
export function csvwMetadata(
  { edition, terms, words }: { edition: EditionView; terms: RegionTerms; words: EditionWords },
  files: DescribedFile[],
): Json {
  const publisher = publisherOf(edition);
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'it' }],
    'dc:title': inBoth((language) => titleOf(edition, words)[language]),
    'dc:license': { '@id': LICENCE },
    'dc:publisher': publisher.name.it,
    'dc:issued': edition.publishedAt.slice(0, 10),
    'schema:version': String(edition.number),
    tables: files.map(({ path, title, columns, key, codes }) => ({
      url: path,
      'dc:title': inBoth((language) => title[language]),
      dialect: { encoding: 'utf-8', delimiter: ',', header: true, lineTerminators: ['\r\n'] },
      tableSchema: {
        columns: columns.map(({ name, type }) => ({
          name,
          titles: name,
          'dc:description': inBoth((language) =>
            describeColumn(name, terms, words[language], language),
          ),
          datatype: DATATYPES[type],
        })),
        primaryKey: key,
        ...(Object.keys(codes).length > 0 && {
          foreignKeys: Object.entries(codes).map(([column, resource]) => ({
            columnReference: column,
            reference: { resource, columnReference: 'code' },
          })),
        }),
      },
    })),
  };
}

function describeColumn(
  column: string,
  terms: RegionTerms,
  words: Wording,
  language: Language,
): string {
  const level = /^level_(\d)$/.exec(column)?.[1];
  if (level !== undefined) {
    const name = terms.levels[Number(level)]?.[language] ?? '';
    return words.say('edition.column.level', { level, name });
  }
  const grouping = GROUPINGS.find((each) => snake(each) === column);
  if (!grouping) return words.say(`edition.column.${column}`);
  const name = terms.groupings[grouping].name[language];
  return words.say('edition.column.grouping', { grouping: name, column });
}

const DATATYPES = { text: 'string', number: 'decimal', integer: 'integer' } as const;

export interface DcatNeeds {
  edition: EditionView;
  words: EditionWords;
  publicUrl: string;
  /** First day of the first quarter counted. */
  from: string | null;
}

/** The edition as a record of a catalogue of open data: DCAT-AP_IT in JSON-LD. */
export function dcatRecord({ edition, words, publicUrl, from }: DcatNeeds): Json {
  const page = `${publicUrl}/it/editions/${edition.id}`;
  const api = `${publicUrl}/api/v1/editions/${edition.id}`;
  const { identifier, name } = publisherOf(edition);
  const agent = {
    '@id': `${publicUrl}/editions/publisher/${edition.region}`,
    '@type': ['dcatapit:Agent', 'foaf:Agent'],
    'dct:identifier': identifier,
    'foaf:name': inBoth((language) => name[language]),
  };
  return {
    '@context': CONTEXT,
    '@id': page,
    '@type': ['dcatapit:Dataset', 'dcat:Dataset'],
    'dct:identifier': `meridiana:${edition.id}`,
    'dct:title': inBoth((language) => titleOf(edition, words)[language]),
    'dct:description': inBoth((language) => descriptionOf(edition, words)[language]),
    'dct:issued': day(edition.publishedAt.slice(0, 10)),
    'dct:modified': day(edition.publishedAt.slice(0, 10)),
    'owl:versionInfo': String(edition.number),
    'dct:publisher': agent,
    'dct:rightsHolder': { '@id': agent['@id'] },
    'dcat:theme': ['ECON', 'TECH'].map((theme) => ({ '@id': `${AUTHORITY}/data-theme/${theme}` })),
    'dcat:keyword': inBothLists((language) =>
      words[language].say('edition.dataset.keywords').split('|'),
    ),
    'dct:accrualPeriodicity': { '@id': `${AUTHORITY}/frequency/IRREG` },
    'dct:language': ['ITA', 'ENG'].map((code) => ({ '@id': `${AUTHORITY}/language/${code}` })),
    'dct:spatial': {
      '@type': 'dct:Location',
      'dcatapit:geographicalIdentifier': `http://data.europa.eu/nuts/code/${edition.region}`,
    },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      ...(from !== null && { 'schema:startDate': day(from) }),
      'schema:endDate': day(edition.asOf),
    },
    'dcat:landingPage': { '@id': page },
    'dcat:distribution': [
      distribution(`${api}/package.zip`, page, 'ZIP', edition),
      ...edition.tables.flatMap(({ id }) =>
        (['csv', 'xlsx', 'json'] as const).map((format) =>
          distribution(
            `${api}/tables/${id}/export/${format}`,
            page,
            format.toUpperCase(),
            edition,
            id,
          ),
        ),
      ),
    ],
  };
}

const CONTEXT = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatapit: 'http://dati.gov.it/onto/dcatapit#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  owl: 'http://www.w3.org/2002/07/owl#',
  schema: 'http://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

function distribution(
  download: string,
  page: string,
  format: string,
  { id }: EditionView,
  table?: string,
): Json {
  return {
    '@id': download,
    '@type': ['dcatapit:Distribution', 'dcat:Distribution'],
    'dct:title': [id, table, format].filter((part) => part !== undefined).join(' · '),
    'dct:format': { '@id': `${AUTHORITY}/file-type/${format}` },
    'dcat:accessURL': { '@id': page },
    'dcat:downloadURL': { '@id': download },
    'dct:license': {
      '@id': LICENCE,
      '@type': ['dcatapit:LicenseDocument', 'dct:LicenseDocument'],
      'dct:type': { '@id': 'http://purl.org/adms/licencetype/Attribution' },
      'foaf:name': 'Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)',
      'owl:versionInfo': '4.0',
    },
  };
}

function titleOf({ regionName: region }: EditionView, words: EditionWords): Text {
  return {
    en: words.en.say('edition.dataset.title', { region }),
    it: words.it.say('edition.dataset.title', { region }),
  };
}

function descriptionOf(edition: EditionView, words: EditionWords): Text {
  const say = (language: 'it' | 'en') => {
    const own = words[language];
    const text = own.say('edition.dataset.description', { day: own.day(edition.asOf) });
    return edition.generated ? `${own.say('edition.generated')} ${text}` : text;
  };
  return { en: say('en'), it: say('it') };
}

const day = (value: string) => ({ '@type': 'xsd:date', '@value': value });

function inBoth(say: (language: 'it' | 'en') => string): Json[] {
  return (['it', 'en'] as const).map((language) => ({
    '@value': say(language),
    '@language': language,
  }));
}

function inBothLists(say: (language: 'it' | 'en') => string[]): Json[] {
  return (['it', 'en'] as const).flatMap((language) =>
    say(language).map((value) => ({ '@value': value, '@language': language })),
  );
}
