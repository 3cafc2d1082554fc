/** The shipped crosswalk of stages with one thing changed. */
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import { checkStages } from '../../../scoring/check-stages.ts';
import type { Stages } from '../../../scoring/definition.ts';
import type { CheckCase } from './check-case.ts';

const { model, stages } = readQuestionnaires();

interface Parts extends Stages {
  culture: Stages['structural'][number];
}

function when(what: string, findings: string[], change: (parts: Parts) => void): CheckCase {
  const check = () => {
    const copy = structuredClone(stages);
    const culture = copy.structural.find(({ id }) => id === 'culture');
    if (!culture) throw new Error('the crosswalk has changed: mend the case');
    const parts = { ...copy, culture };
    change(parts);
    return checkStages(model, parts, 'acatech.json');
  };
  return { what, findings, check };
}

export const STAGES_CASES: CheckCase[] = [
  when('an area of the crosswalk does not exist', ['R3 structural'], ({ culture }) => {
    culture.areas.push({ area: 'flying', match: 'touch' });
  }),
  when('a structural area stands twice', ['R2 structural'], ({ culture }) => {
    culture.id = 'resources';
  }),
  when('an area counts for two structural areas', ['R26 structural'], ({ culture }) => {
    culture.areas.push({ area: 'automation', match: 'part' });
  }),
  when(
    'too few areas count for a structural area to be read',
    ['R26 structural.3.areas'],
    ({ culture }) => {
      for (const area of culture.areas) area.match = 'touch';
    },
  ),
  when('a stage is left out', ['R26 stages'], ({ stages: names }) => {
    names.splice(1, 1, { ...(names[1] ?? { name: { en: '', it: '' } }), stage: 6 });
  }),
  when('calls split at a stage that does not exist', ['R3 stages'], (parts) => {
    parts.stages = parts.stages.slice(0, 6);
    for (const limit of parts.limits) limit.stage = 6;
  }),
];
