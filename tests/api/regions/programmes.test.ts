import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { IndicatorsView, NeedsView } from '../../../api/contract-programmes.ts';
import type { BenchmarkView, ReleaseView } from '../../../api/contract-regions.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { type Member, newPerson, newVatNumber } from '../../support/firm.ts';
import { aFile, aLine, officerOf as programmeOfficer, sendFile } from '../../support/programme.ts';
import { loadEditionWords } from '../../../api/regions/export-method.ts';
import { needsAnnex } from '../../../api/regions/needs-annex.ts';
import { renderDocumentDocx } from '../../../api/reports/document-docx.ts';
import { loadReportTexts } from '../../../api/reports/reports.service.ts';
import { terms } from '../../support/region-figures.ts';
import { readDocx } from '../../support/docx-file.ts';
import { readBack, textOf } from '../../support/pdf-file.ts';
import { officerOf, populate, REGION, visibleRelease } from '../../support/region.ts';
import { testConfig } from '../../support/service.ts';
import { aProfile, someAnswers, Visitor } from '../../support/visitor.ts';

const PLACES = ['ITI18', 'ITI14', 'ITI17'];
const path = `/regions/${REGION}/releases/latest`;
let at: AccountTestService;
let officer: Member;
let release: ReleaseView;
let caseworker: Awaited<ReturnType<typeof programmeOfficer>>;

/** Applications of firms, one to each, by province. */
function applications(counts: number[], name: string): ReturnType<typeof aLine>[] {
  return counts.flatMap((count, place) =>
    Array.from({ length: count }, (_, index) =>
      aLine({
        reference: `${name}-${place}-${index}`,
        province: PLACES[place] ?? '',
        requested: String(10_000 + index),
      }),
    ),
  );
}

beforeAll(async () => {
  const { disclosurePercent } = testConfig({ disclosurePercent: 20 });
  at = await startAccountService({ disclosurePercent });
  officer = await officerOf(at);
  caseworker = await programmeOfficer(at);
  await populate(at.service, 700);
  const sent = await sendFile(caseworker, aFile(applications([30, 12, 2], 'first')));
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  release = await visibleRelease(officer);
}, 120_000);
afterAll(() => at.close());

async function indicators(): Promise<IndicatorsView> {
  const { status, body } = await officer.send('get', `${path}/indicators`);
  expect(status).toBe(200);
  return body;
}

describe('the indicators of a release', () => {
  it('say target and actual for the region and for Arezzo beside it', async () => {
    const { indicators: all, asOf } = await indicators();
    expect(asOf).toBe(release.asOf);
    const budget = all.find(({ id }) => id === 'digital-budget');
    const [whole] = budget?.places ?? [];
    const arezzo = budget?.places.find(({ code }) => code === 'ITI18');
    expect(whole).toMatchObject({ code: REGION, target: 50_000_000 });
    expect(arezzo).toMatchObject({ target: 10_000_000, status: 'shown' });
    expect(arezzo?.actual).toBe(30 * 1_000_000 + 435 * 100);
  });

  it('withhold the province with two firms, and do not let it follow from the others', async () => {
    const { indicators: all } = await indicators();
    const places = all.find(({ id }) => id === 'digital-budget')?.places ?? [];
    const pisa = places.find(({ code }) => code === 'ITI17');
    expect(pisa).toMatchObject({ actual: null, status: 'suppressed' });
    expect(places.filter(({ status }) => status === 'suppressed').length).toBeGreaterThan(1);
  });

  it('count the firms that were measured as the release’s own tables do', async () => {
    const { indicators: all } = await indicators();
    const measured = all.find(({ id }) => id === 'measured-firms')?.places ?? [];
    const { body } = await officer.send('get', `${path}/tables/province?node=overall`);
    const arezzo = body.cells.find((cell: { at: string[] }) => cell.at[0] === 'ITI18');
    expect(measured.find(({ code }) => code === 'ITI18')?.actual).toBe(arezzo.count);
  });

  it('stay as they were when applications come in afterwards', async () => {
    const before = await indicators();
    const more = await sendFile(caseworker, aFile(applications([20, 20, 20], 'later')));
    expect(more.status).toBe(200);
    expect(await indicators()).toEqual(before);
  });

  it('may show sums, as the per cent for them is set', async () => {
    const { body } = await officer.send('get', '/regions');
    expect(body).toEqual([{ code: REGION, name: 'Toscana', showsSums: true }]);
  });

  it('are files too', async () => {
    const { text } = await officer.send('get', `${path}/indicators/export/csv?language=en`);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    const arezzo = rows.find(
      ({ indicator, place }) => indicator === 'digital-budget' && place === 'ITI18',
    );
    expect(arezzo).toMatchObject({ target: '100000', actual: '300435', unit: 'euro' });
  });
});

describe('needs against programmes of a release', () => {
  it('say for each area and size how many firms are below their target, and what helps', async () => {
    const { status, body } = await officer.send('get', `${path}/needs`);
    const view = body as NeedsView;
    expect([status, view.asOf, view.needs.length]).toEqual([200, release.asOf, 18 * 3]);
    expect(view.needs.some(({ firms }) => (firms ?? 0) >= 5)).toBe(true);
    for (const { offers } of view.needs)
      for (const id of offers) expect(view.programmes.map((each) => each.id)).toContain(id);
  });

  it('are the annex of a resolution', async () => {
    const { status, text } = await officer.send('get', `${path}/needs/export/csv`);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(status).toBe(200);
    expect(rows.filter(({ finding }) => finding !== 'unneeded')).toHaveLength(18 * 3);
  });

  it('give their coherence matrix as a file, with the same numbers', async () => {
    const { body: view } = await officer.send('get', `${path}/needs`);
    const { status, text } = await officer.send(
      'get',
      `${path}/needs/coherence/export/csv?language=en`,
    );
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(status).toBe(200);
    expect(rows.map(({ area, kind, offers }) => ({ area, kind, offers: Number(offers) }))).toEqual(
      (view as NeedsView).coherence,
    );
    expect(rows.every(({ area_name }) => (area_name ?? '').includes(' '))).toBe(true);
  });

  it('are a document too, with the same numbers: as PDF and as DOCX', async () => {
    const { body: view } = await officer.send('get', `${path}/needs`);
    const { needs, programmes } = view as NeedsView;
    const { status, headers } = await officer.send('get', `${path}/needs/annex/docx`);
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('wordproc')]);
    const words = loadEditionWords(loadReportTexts()).en;
    const annex = needsAnnex({ view, regionName: 'Toscana', terms, words, language: 'en' });
    const { headings, tables } = await readDocx(await renderDocumentDocx(annex));
    expect(headings.map(({ text }) => text)).toContain('Coherence matrix');
    const [byNeed, matrix, byProgramme] = tables;
    expect(byNeed?.rows.map((row) => row[3])).toEqual(
      needs.map(({ firms }) => (firms === null ? 'withheld' : firms.toLocaleString('en'))),
    );
    expect(matrix?.rows.length).toBeGreaterThan(0);
    expect(byProgramme?.rows.map(([code]) => code)).toEqual(programmes.map(({ code }) => code));
    const pdf = await officer.send('get', `${path}/needs/annex/pdf?language=it`);
    const text = textOf(readBack(pdf.body as Buffer));
    expect(text).toContain('Fabbisogni che nessun programma copre');
    expect(text).toContain('IMPRESE GENERATE');
    for (const { code } of programmes) expect(text).toContain(code);
  });

  it.each([
    ['annex/odt', 404],
    ['annex/pdf?language=de', 400],
    ['annex/pdf?firm=1', 400],
  ])('as %s is refused', async (what, status) => {
    expect((await officer.send('get', `${path}/needs/${what}`)).status).toBe(status);
  });

  it.each(['needs', 'indicators'])('%s: an unknown format is not there', async (what) => {
    expect((await officer.send('get', `${path}/${what}/export/exe`)).status).toBe(404);
  });
});

describe('who may read them', () => {
  it.each(['needs', 'needs/annex/pdf', 'indicators'])(
    '%s: only officers of the region',
    async (what) => {
      const elsewhere = await officerOf(at, ['ITH5']);
      const person = await newPerson(at);
      const statuses = await Promise.all(
        [elsewhere, caseworker, person, new Visitor(at.service.app)].map(async (who) => {
          const response = await who.send('get', `${path}/${what}`);
          return response.status;
        }),
      );
      expect(statuses).toEqual([404, 403, 403, 401]);
    },
  );
});

describe('firms like mine', () => {
  async function firmIn(nuts3: string, valueChain: string): Promise<[Visitor, string]> {
    const firm = new Visitor(at.service.app);
    const profile = aProfile({ nuts3, valueChain, vatNumber: newVatNumber() });
    const { assessment } = await firm.create({ profile });
    const saved = await firm.save(assessment.id, 0, someAnswers());
    await firm.submit(assessment.id, saved.body.revision);
    return [firm, assessment.id];
  }

  it('say the group, every step to it, and where the firm stands in it', async () => {
    const [firm, id] = await firmIn('ITI18', 'gold-fashion');
    const { status, body } = await firm.send('get', `/assessments/${id}/benchmark`);
    const view = body as BenchmarkView;
    expect([status, view.release, view.generated]).toEqual([200, release.id, true]);
    expect(view.steps.at(-1)?.why).toBe('used');
    expect(view.count).toBeGreaterThanOrEqual(20);
    const overall = view.nodes.find(({ node }) => node === 'overall');
    expect(overall?.quartiles).toHaveLength(3);
    expect(overall?.band).toEqual(expect.stringMatching(/quarter|median/));
    expect(view.nodes.length).toBe(22);
  });

  it('are in the report as PDF, larger than without them', async () => {
    const [firm, id] = await firmIn('ITI18', 'gold-fashion');
    const [other, elsewhere] = await firmIn('ITH55', 'gold-fashion');
    const [withPeers, without] = await Promise.all([
      firm.send('get', `/assessments/${id}/report.pdf`),
      other.send('get', `/assessments/${elsewhere}/report.pdf`),
    ]);
    expect([withPeers.status, without.status]).toEqual([200, 200]);
    expect(withPeers.body.length).toBeGreaterThan(without.body.length);
  });

  it('are nobody in a region without a release, and before submitting', async () => {
    const [firm, id] = await firmIn('ITH55', 'mechatronics');
    expect((await firm.send('get', `/assessments/${id}/benchmark`)).status).toBe(404);
    const { assessment } = await firm.create();
    expect((await firm.send('get', `/assessments/${assessment.id}/benchmark`)).status).toBe(404);
  });

  it('are told to nobody else', async () => {
    const [, id] = await firmIn('ITI18', 'gold-fashion');
    expect(
      (await new Visitor(at.service.app).send('get', `/assessments/${id}/benchmark`)).status,
    ).toBe(401);
    expect((await officer.send('get', `/assessments/${id}/benchmark`)).status).toBe(404);
  });
});
