/** A small model, survey and catalogue, scored and routed by the real functions, for tests of the report. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../api/project-root.ts';
import type { Answers } from '../../scoring/answers.ts';
import { compileDefinition } from '../../scoring/compile.ts';
import { instrumentSchema, modelSchema } from '../../scoring/definition.ts';
import type { Language, Model } from '../../scoring/definition.ts';
import { editionSchema, offerFileSchema } from '../../scoring/offer.ts';
import type { Catalogue, Offer } from '../../scoring/offer.ts';
import { prioritise } from '../../scoring/priorities.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { ReportInput, ReportTexts } from '../../scoring/report.ts';
import { route } from '../../scoring/route.ts';
import { score } from '../../scoring/score.ts';
import { findShortcut } from '../../scoring/shortcuts.ts';

export function reportTexts(language: Language): ReportTexts {
  const file = join(projectRoot, `questionnaires/model/v1/report.${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReportTexts;
}

const both = (text: string) => ({ en: text, it: `${text} (it)` });
const named = (id: string) => ({ id, name: both(id) });
const judged = { text: both('expert judgement'), date: '2026-11-20' };
const means = {
  aggregate: { method: 'weighted-mean' },
  missing: { rule: 'leave-out', coverage: 500, scored: 1 },
};

const LEVELS = ['by hand', 'first steps', 'in use', 'joined up', 'decided on figures', 'adjusts'];

function area(id: string, dimension: string, target: number, more: Record<string, unknown> = {}) {
  return {
    id,
    dimension,
    name: both(`Area ${id}`),
    short: both(id),
    covers: both(`covers ${id}`),
    why: both(`why ${id}`),
    notRelevant: null,
    levels: LEVELS.map((_, index) => both(`Sign ${index} of ${id}.`)),
    nextStep: LEVELS.slice(1).map((_, index) => both(`Leave level ${index} of ${id}`)),
    evidence: both(`evidence ${id}`),
    weight: 50,
    weightReason: both('reason'),
    targets: { micro: target * 1000, small: target * 1000, medium: 3000, large: 3000 },
    shifts: [],
    relevance: { 'cut-cost': 1, 'find-markets': 1 },
    ...more,
  };
}

export const model: Model = modelSchema.parse({
  id: 'small',
  version: 1,
  status: 'draft',
  scale: { min: 0, max: 5000 },
  levels: LEVELS.map((plain, index) => ({
    id: `level-${index}`,
    from: index === 5 ? 4750 : index * 1000,
    name: both(`name ${index}`),
    plain: { en: plain, it: `${plain} (it)` },
    meaning: both(`Meaning of ${index}.`),
  })),
  aggregation: {
    area: means,
    dimension: { ...means, missing: { rule: 'leave-out', coverage: 600, scored: 2 } },
    overall: {
      ...means,
      missing: { rule: 'leave-out', coverage: 1000, scored: 1 },
      cap: { above: 1 },
    },
  },
  dimensions: ['technology', 'people'].map((id) => ({
    id,
    name: both(`The ${id}`),
    plain: both(id),
    weight: 50,
    weightReason: both('reason'),
  })),
  areas: [
    area('machines', 'technology', 2, {
      notRelevant: both('all work is hand work'),
      relevance: { 'cut-cost': 2, 'find-markets': 0 },
    }),
    area('orders', 'technology', 2, {
      shifts: [{ by: 1000, valueChains: ['gold-fashion'] }],
    }),
    area('skills', 'people', 2, { shifts: [{ by: -1000, chainRoles: ['supplier'] }] }),
    area('learning', 'people', 2),
  ],
  goals: ['cut-cost', 'find-markets'].map(named),
  valueChains: ['gold-fashion', 'paper'].map(named),
  chainRoles: ['lead-firm', 'supplier'].map(named),
  lifePhases: ['start-up', 'mature'].map(named),
  sources: { weights: judged, targets: judged, relevance: judged, levels: judged },
});

const STEPS = { zero: 0, one: 1000, two: 2000, three: 3000, four: 4000 };
const asked = (id: string, inArea: string, more: Record<string, unknown> = {}) => ({
  id,
  area: inArea,
  weight: 1,
  rule: { type: 'choice', points: STEPS },
  ...more,
});

const instrument = instrumentSchema.parse({
  id: 'small-survey',
  version: 1,
  status: 'draft',
  model: { id: 'small', version: 1 },
  title: both('Small survey'),
  limits: { minutes: 5, questions: 9, choices: 5, profile: { questions: 5, words: 50 } },
  questions: [
    asked('ask-machines', 'machines', { notRelevant: true }),
    asked('ask-orders', 'orders'),
    asked('order-tools', 'orders', {
      rule: { type: 'count', items: { list: 1000, screen: 3000 }, cap: 4000, none: 'nothing' },
      visibleIf: { question: 'ask-orders', in: ['one', 'two', 'three', 'four'] },
      hiddenAs: 'not-reached',
    }),
    asked('ask-skills', 'skills', { visibleIf: { profile: 'people', in: ['2-9', '10-49'] } }),
    asked('ask-learning', 'learning', { rule: { type: 'boolean', yes: 3000, no: 0 } }),
  ],
});

const choices = Object.keys(STEPS).map((value) => ({ value, text: both(`answer ${value}`) }));
const survey = {
  pages: [
    {
      elements: [
        { name: 'ask-machines', title: both('How are machines read?'), choices },
        { name: 'ask-orders', title: both('Where are orders kept?'), choices },
        {
          name: 'order-tools',
          title: both('Which of these do you use?'),
          choices: ['list', 'screen', 'nothing'].map((value) => ({
            value,
            text: both(`the ${value}`),
          })),
        },
        { name: 'ask-skills', title: both('Who can do it?'), choices },
        { name: 'ask-learning', title: both('Is there a list of courses?') },
      ],
    },
  ],
};

export const offer = (kind: string, code: string, more: Record<string, unknown>): Offer => ({
  ...offerFileSchema.parse({
    kind,
    code,
    title: both(`Title ${code}`),
    summary: both(`Summary ${code}`),
    areas: [{ area: 'machines', from: 0, to: 3 }],
    contact: { office: both(`Office ${code}`), email: 'office@example.org' },
    source: judged,
    ...more,
  }),
  id: `demo/${kind}/${code}`,
  edition: 'demo',
});

/** One offer of each kind; the service is paid by the call. */
export const catalogue: Catalogue = {
  editions: [
    editionSchema.parse({
      id: 'demo',
      title: both('Demonstration catalogue'),
      from: '2026-01-01',
      demonstration: true,
      mark: both('demonstration data'),
      source: judged,
    }),
  ],
  offers: [
    offer('service', 'B.1', {
      theme: 'specialised-consulting',
      cost: { lowest: 250000, highest: 1000000 },
      intensity: { micro: 700, small: 500, medium: 350 },
      provider: both('a laboratory'),
      digital: 'core',
      months: 6,
    }),
    offer('call', 'CALL-1', {
      who: { nuts: ['ITI1'], nace: ['C'], countries: ['IT'] },
      closes: '2027-03-31',
      funds: { state: 'available', asOf: '2026-11-02' },
      pays: ['B'],
      grant: {
        bySize: {
          micro: { minimum: 500000, maximum: 750000, rate: 600 },
          small: { minimum: 500000, maximum: 1250000, rate: 500 },
        },
        cap: 400000,
        deMinimis: true,
        premiums: [{ id: 'green', rate: 50, name: both('Green') }],
      },
      budget: 150000000,
      months: 6,
      shares: [
        { class: 'A', compulsory: true, atMost: 400 },
        { class: 'C', compulsory: false, atMost: 150 },
      ],
    }),
    offer('voucher', 'V-1', {
      who: { lifePhases: ['mature'] },
      ceilings: [{ audience: 'entrepreneur', highest: 500000 }],
      pays: ['T-1'],
    }),
    offer('incentive', 'I-1', {
      who: { assessment: { accredited: true, minStage: 3 } },
      benefit: 'extra-deduction',
      brackets: [{ upTo: 250000000, rate: 1800 }],
      taxRate: 240,
    }),
    offer('training', 'T-1', {
      who: { chainRoles: ['lead-firm'] },
      roles: ['owner', 'technician'],
      format: 'lab',
      hours: 16,
      cost: { lowest: 0, highest: 0 },
    }),
    offer('case', 'CASE-1', {
      who: { valueChains: ['gold-fashion'] },
      constructed: true,
      challenge: both('challenge'),
      action: both('action'),
      outcome: both('outcome'),
    }),
    offer('partner', 'P-1', {
      type: 'laboratory',
      reach: 'local',
      offersHelpWith: both('tests'),
    }),
  ],
};

export const goldsmith: Profile = {
  name: 'Oreficeria Però',
  country: 'IT',
  nuts3: 'ITI18',
  nace: '32.12',
  people: '2-9',
  turnover: 'up-to-2m',
  lifePhase: 'mature',
  valueChain: 'gold-fashion',
  chainRole: 'supplier',
  goals: ['cut-cost'],
  role: 'owner',
};

export const goodAnswers: Answers = {
  'ask-machines': 'one',
  'ask-orders': 'two',
  'order-tools': ['list', 'screen'],
  'ask-skills': 'two',
  'ask-learning': true,
};

export interface ReportCase {
  profile?: Profile;
  answers?: Answers;
  assessedOn?: string;
  today?: string;
  catalogue?: Catalogue;
  /** Who stands behind the result; by default nobody but the firm. */
  assessor?: { accredited: boolean; stage: number | null };
  activityTitle?: string;
  provinceName?: string;
}

/** What the service would give to `buildReport` for these answers. */
export function reportInput(given: ReportCase = {}): ReportInput {
  const { profile = goldsmith, answers = goodAnswers, assessedOn = '2026-11-20' } = given;
  const { today = assessedOn, catalogue: offered = structuredClone(catalogue) } = given;
  const definition = compileDefinition(model, instrument);
  const facts = profileFacts(profile);
  const result = score(definition, answers, facts);
  const assessment = { assessedOn, ...(given.assessor ?? { accredited: false, stage: null }) };
  const judge = (day: string) =>
    route({ model, catalogue: offered, result, profile, assessment, today: day });
  return {
    model,
    instrumentTitle: instrument.title,
    definition,
    survey,
    catalogue: offered,
    profile,
    answers,
    result,
    priorities: prioritise(model, result, profile),
    routing: judge(today),
    frozen: judge(assessedOn),
    shortcuts: model.dimensions.flatMap(
      ({ id }) => findShortcut(definition, answers, facts, id) ?? [],
    ),
    assessedOn,
    today,
    ...(given.activityTitle === undefined ? {} : { activityTitle: given.activityTitle }),
    ...(given.provinceName === undefined ? {} : { provinceName: given.provinceName }),
  };
}
