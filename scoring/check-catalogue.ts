/** Checks the catalogue against the model and the instruments: rules R2, R3 and R21–R24. */
import { checkReach } from './check-reach.ts';
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding, ReportFinding } from './check-rules.ts';
import type { Definition, Model } from './definition.ts';
import type { Catalogue, Offer } from './offer.ts';
import { covers } from './route.ts';

/** `fileOf` names the file of an offer in the findings. */
export function checkCatalogue(
  model: Model,
  catalogue: Catalogue,
  definition: Definition,
  fileOf: (offer: Offer) => string,
): Finding[] {
  const twice = repeated(catalogue.offers.map(({ id }) => id));
  return catalogue.offers.flatMap((offer) =>
    findingsIn(fileOf(offer), (report) => {
      if (twice.includes(offer.id)) report('R2', 'code', `“${offer.id}” stands twice`);
      checkReferences(model, offer, report);
      checkOrder(offer, report);
      checkPays(catalogue, offer, report);
      checkEdition(model, catalogue, definition, offer, report);
    }),
  );
}

function checkReferences(model: Model, offer: Offer, report: ReportFinding): void {
  const areas = offer.areas.map(({ area }) => area);
  mustExist(areas, model.areas, 'areas', report);
  for (const area of repeated(areas)) report('R2', 'areas', `“${area}” stands twice`);
  mustExist(offer.who.valueChains ?? [], model.valueChains, 'who.valueChains', report);
  mustExist(offer.who.chainRoles ?? [], model.chainRoles, 'who.chainRoles', report);
  mustExist(offer.who.lifePhases ?? [], model.lifePhases, 'who.lifePhases', report);
}

function mustExist(
  ids: string[],
  known: { id: string }[],
  path: string,
  report: ReportFinding,
): void {
  for (const id of ids)
    if (!known.some((entry) => entry.id === id)) report('R3', path, `There is no “${id}”`);
}

function checkOrder(offer: Offer, report: ReportFinding): void {
  for (const { area, from, to } of offer.areas)
    if (from > to) report('R22', 'areas', `“${area}” goes from ${from} to ${to}`);
  if (offer.opens !== undefined && offer.closes !== undefined && offer.opens > offer.closes)
    report('R22', 'closes', 'It closes before it opens');
  if (
    (offer.kind === 'service' || offer.kind === 'training') &&
    offer.cost.lowest > offer.cost.highest
  )
    report('R22', 'cost', 'The lowest cost exceeds the highest');
  if (offer.kind === 'call') {
    for (const [size, terms] of Object.entries(offer.grant.bySize)) {
      if (terms.minimum > terms.maximum)
        report('R22', `grant.bySize.${size}`, 'The minimum exceeds the maximum');
      if (terms.rate > 1000) report('R22', `grant.bySize.${size}.rate`, 'More than the whole cost');
    }
    for (const size of offer.who.sizes ?? [])
      if (!offer.grant.bySize[size]) report('R3', 'who.sizes', `No terms for “${size}”`);
  }
  if (offer.kind === 'incentive') {
    offer.brackets.forEach(({ upTo }, index) => {
      if (upTo <= (offer.brackets[index - 1]?.upTo ?? 0))
        report('R22', `brackets.${index}`, 'Brackets must rise');
    });
    if (offer.benefit === 'extra-deduction' && offer.taxRate === undefined)
      report('R3', 'taxRate', 'An extra deduction needs the tax rate');
  }
}

function checkPays(catalogue: Catalogue, offer: Offer, report: ReportFinding): void {
  if (offer.kind !== 'call' && offer.kind !== 'voucher') return;
  const codes = catalogue.offers
    .filter((other) => other.kind === 'service' && other.edition === offer.edition)
    .map(({ code }) => code);
  for (const code of offer.pays) {
    if (!codes.some((below) => covers(code, below)))
      report('R23', 'pays', `No service of this edition has the code “${code}”`);
  }
}

function checkEdition(
  model: Model,
  catalogue: Catalogue,
  definition: Definition,
  offer: Offer,
  report: ReportFinding,
): void {
  const edition = catalogue.editions.find(({ id }) => id === offer.edition);
  if (!edition) {
    report('R21', 'edition', `There is no edition “${offer.edition}”`);
    return;
  }
  const today =
    offer.opens !== undefined && offer.opens > edition.from ? offer.opens : edition.from;
  checkReach({ model, catalogue, definition, today }, offer, report);
}
