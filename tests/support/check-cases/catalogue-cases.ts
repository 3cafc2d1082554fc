/** A small sound catalogue beside the shipped model, with one thing changed. */
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import { checkCatalogue } from '../../../scoring/check-catalogue.ts';
import type { Finding } from '../../../scoring/check-rules.ts';
import type { Catalogue, Offer, OfferKind, OfferOf } from '../../../scoring/offer.ts';
import { call, catalogueOf, incentive, partner, service, training } from '../offer-builder.ts';
import type { CheckCase } from './check-case.ts';

const { model, instruments } = readQuestionnaires();

const SOUND = catalogueOf([
  service('B.1', { who: { nuts: ['ITI1'] } }),
  call('CALL', { closes: '2026-12-31', opens: '2026-02-01' }),
  training('T-01'),
  incentive('IPER'),
  partner('P-01', { areas: [{ area: 'cybersecurity', from: 4, to: 4 }] }),
]);

export function checkSmall(catalogue: Catalogue): Finding[] {
  const definition = instruments.get('first-level/v1')?.definition;
  if (!definition) throw new Error('the first-level survey is missing');
  return checkCatalogue(model, catalogue, definition, ({ id }) => `${id}.json`);
}

export const checkSound = () => checkSmall(SOUND);

interface Parts {
  catalogue: Catalogue;
  the: <K extends OfferKind>(kind: K) => OfferOf<K>;
}

function when(what: string, findings: string[], change: (parts: Parts) => void): CheckCase {
  const check = () => {
    const catalogue = structuredClone(SOUND);
    const the = <K extends OfferKind>(kind: K) =>
      catalogue.offers.find((offer) => offer.kind === kind) as Offer as OfferOf<K>;
    change({ catalogue, the });
    return checkSmall(catalogue);
  };
  return { what, findings, check };
}

const atLevels = (area: string, from: number, to: number) => [{ area, from, to }];

const REFERENCE_CASES = [
  when('a code stands twice', ['R2 code'], ({ catalogue, the }) => {
    catalogue.offers.push(the('service'));
  }),
  when('an area stands twice', ['R2 areas'], ({ the }) => {
    the('service').areas.push(...atLevels('cybersecurity', 0, 1));
  }),
  when('an area does not exist', ['R3 areas'], ({ the }) => {
    the('training').areas = atLevels('flying', 0, 5);
  }),
  when('a chain does not exist', ['R3 who.valueChains'], ({ the }) => {
    the('training').who.valueChains = ['space'];
  }),
  when('a role does not exist', ['R3 who.chainRoles'], ({ the }) => {
    the('training').who.chainRoles = ['king'];
  }),
  when('a phase of life does not exist', ['R3 who.lifePhases'], ({ the }) => {
    the('training').who.lifePhases = ['retired'];
  }),
  when('a call admits a size without terms', ['R3 who.sizes'], ({ the }) => {
    the('call').who.sizes = ['micro', 'large'];
  }),
  when('an extra deduction has no tax rate', ['R3 taxRate'], ({ the }) => {
    the('incentive').benefit = 'extra-deduction';
  }),
  when('an offer is of no edition', ['R21 edition'], ({ the }) => {
    the('training').edition = 'gone-2019';
  }),
  when('a call pays for services that do not exist', ['R23 pays'], ({ the }) => {
    the('call').pays = ['B', 'C.9'];
  }),
];

const ORDER_CASES = [
  when('levels go down', ['R22 areas'], ({ the }) => {
    the('training').areas = atLevels('cybersecurity', 3, 1);
  }),
  when('a call closes before it opens', ['R22 closes', 'R24 areas'], ({ the }) => {
    the('call').closes = '2026-01-31';
  }),
  when('the lowest cost exceeds the highest', ['R22 cost'], ({ the }) => {
    the('service').cost = { lowest: 2, highest: 1 };
  }),
  when('a minimum exceeds its maximum', ['R22 grant.bySize.small'], ({ the }) => {
    the('call').grant.bySize.small = { minimum: 2, maximum: 1, rate: 500 };
  }),
  when('a call pays more than all', ['R22 grant.bySize.small.rate'], ({ the }) => {
    the('call').grant.bySize.small = { minimum: 1, maximum: 2, rate: 1001 };
  }),
  when('brackets fall', ['R22 brackets.1'], ({ the }) => {
    the('incentive').brackets = [{ upTo: 200, rate: 200 }, { upTo: 100, rate: 100 }]; // prettier-ignore
  }),
];

const REACH_CASES = [
  when('an offer is for a level that no answer gives', ['R24 areas'], ({ the }) => {
    the('training').areas = atLevels('cybersecurity', 5, 5);
  }),
  when('one of its ranges is out of reach, though another is not', ['R24 areas'], ({ the }) => {
    the('training').areas.push(...atLevels('training', 5, 5));
  }),
  when(
    'it is for nobody: every target of that area is reached before',
    ['R24 areas'],
    ({ the }) => {
      the('training').areas = atLevels('training', 4, 4);
    },
  ),
  when('it opens after its edition has ended', ['R24 areas'], ({ catalogue, the }) => {
    for (const edition of catalogue.editions) edition.to = '2026-06-30';
    the('call').opens = '2026-07-01';
  }),
  when('its place and its country exclude each other', ['R24 areas'], ({ the }) => {
    the('service').who.countries = ['FR'];
  }),
];

export const CATALOGUE_CASES: CheckCase[] = [...REFERENCE_CASES, ...ORDER_CASES, ...REACH_CASES];
