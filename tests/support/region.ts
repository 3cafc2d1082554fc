/** A small region with generated firms, and officers who make releases of it. */
import { loadClassifications } from '../../api/companies/classifications.service.ts';
import type { ReleaseView } from '../../api/contract-regions.ts';
import { GeneratedResults } from '../../api/regions/generated-results.service.ts';
import { TUSCANY, readPopulationFile } from '../../api/seed/population-file.ts';
import { generateRegion } from '../../api/seed/region-population.ts';
import { type Member, newPerson } from './firm.ts';
import type { Mailbox } from './mailbox.ts';
import { classifications, questionnaires, type TestService } from './service.ts';

export const REGION = 'ITI1';
const { model, instruments } = questionnaires;
export const populationCodes = {
  ...loadClassifications(),
  lifePhases: model.lifePhases.map(({ id }) => id),
  valueChains: model.valueChains.map(({ id }) => id),
};

/** Fills the database with a generated Tuscany of so many firms. @returns how many results were added */
export async function populate(
  { deps }: TestService,
  firms: number,
  { seed = 1, today = '2026-11-19' } = {},
): Promise<number> {
  const instrument = instruments.get('first-level/v1');
  if (!instrument) throw new Error('there is no instrument');
  const { secret } = deps.keys;
  const generated = new GeneratedResults(deps.database, { instrument, model, secret });
  const file = readPopulationFile(TUSCANY, populationCodes);
  const { definition } = instrument;
  const { activities } = classifications;
  const options = { firms, seed, today };
  return generated.add([...generateRegion(file, { definition, activities }, options)], seed);
}

/** A statistics officer of the regions. */
export async function officerOf(
  at: { service: TestService; mailbox: Mailbox },
  regions = [REGION],
): Promise<Member> {
  const officer = await newPerson(at);
  await officer.becomes('statistics-officer');
  await at.service.database.connection
    .collection('accounts')
    .updateOne({ email: officer.email }, { $set: { regions } });
  return officer;
}

/** Makes a release and waits until it is whole. */
export async function makeRelease(officer: Member, asOf?: string): Promise<ReleaseView> {
  const made = await officer.send('post', `/regions/${REGION}/releases`, { ...(asOf && { asOf }) });
  if (made.status !== 202) throw new Error(JSON.stringify(made.body));
  await officer.service.services.releaseMaker.settle();
  const response = await officer.send('get', `/regions/${REGION}/releases/${made.body.id}`);
  return response.body;
}

/** Makes a release and approves it. */
export async function visibleRelease(officer: Member, asOf?: string): Promise<ReleaseView> {
  const { id } = await makeRelease(officer, asOf);
  const path = `/regions/${REGION}/releases/${id}/approval`;
  const response = await officer.send('post', path, {});
  if (response.status !== 200) throw new Error(JSON.stringify(response.body));
  return response.body;
}
