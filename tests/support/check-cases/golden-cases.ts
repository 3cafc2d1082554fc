/** The shipped golden firms with one thing changed, in a firm or in the data. */
import { loadCatalogue } from '../../../api/catalogue/catalogue.load.ts';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import { compileDefinition } from '../../../scoring/compile.ts';
import type { GoldenFirm, Instrument, Model } from '../../../scoring/definition.ts';
import { checkGoldenFirms } from '../../../scoring/golden.ts';
import type { Catalogue } from '../../../scoring/offer.ts';
import type { CheckCase } from './check-case.ts';

const { model, instruments } = readQuestionnaires();
const catalogue = loadCatalogue();
const firstLevel = instruments.get('first-level/v1');
if (!firstLevel) throw new Error('the first-level survey is missing');
const { instrument, firms } = firstLevel;

interface Parts {
  model: Model;
  instrument: Instrument;
  catalogue: Catalogue;
  goldsmith: GoldenFirm;
}

function when(what: string, findings: string[], change: (parts: Parts) => void): CheckCase {
  const check = () => {
    const own = structuredClone({ model, instrument, catalogue, firms });
    const goldsmith = own.firms.find(({ id }) => id === 'goldsmith-arezzo');
    if (!goldsmith) throw new Error('the goldsmith has gone: mend the cases');
    change({ ...own, goldsmith });
    const definition = compileDefinition(own.model, own.instrument);
    return checkGoldenFirms(own.model, definition, own.catalogue, [goldsmith], 'profiles.json');
  };
  return { what, findings, check };
}

export const GOLDEN_CASES: CheckCase[] = [
  when(
    'an answer does not exist any more',
    ['R19 goldsmith-arezzo.answers.copies'],
    ({ goldsmith }) => {
      goldsmith.answers['copies'] = 'on-the-moon';
    },
  ),
  when('a firm has no expected result', ['R19 goldsmith-arezzo'], ({ goldsmith }) => {
    delete goldsmith.expected;
  }),
  when('an option gives other points', ['R19 goldsmith-arezzo.expected.nodes'], (parts) => {
    const copies = parts.instrument.questions.find(({ id }) => id === 'copies');
    if (copies?.rule.type === 'choice') copies.rule.points['recent-copy'] = 1500;
  }),
  when(
    'an area weighs more',
    ['R19 goldsmith-arezzo.expected.nodes', 'R19 goldsmith-arezzo.expected.priorities'],
    (parts) => {
      for (const area of parts.model.areas) if (area.id === 'cybersecurity') area.weight = 60;
    },
  ),
  when('a target is lower', ['R19 goldsmith-arezzo.expected.priorities'], (parts) => {
    for (const area of parts.model.areas)
      if (area.id === 'cybersecurity') area.targets.micro = 1000;
  }),
  when(
    'an offer is gone',
    ['R19 goldsmith-arezzo.expected.nextSteps', 'R19 goldsmith-arezzo.expected.offers'],
    (parts) => {
      parts.catalogue.offers = parts.catalogue.offers.filter(({ code }) => code !== 'A.1.4D');
    },
  ),
];
