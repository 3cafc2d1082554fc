/** Checks the crosswalk to the stages of another index: rules R2, R3 and R26. */
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding } from './check-rules.ts';
import type { Model, Stages } from './definition.ts';

export function checkStages(model: Model, stages: Stages, file: string): Finding[] {
  return findingsIn(file, (report) => {
    for (const id of repeated(stages.structural.map((one) => one.id)))
      report('R2', 'structural', `“${id}” stands twice`);
    const named = stages.structural.flatMap(({ areas }) => areas.map(({ area }) => area));
    for (const area of named)
      if (!model.areas.some(({ id }) => id === area))
        report('R3', 'structural', `There is no area “${area}”`);
    for (const area of repeated(named))
      report('R26', 'structural', `“${area}” counts for two structural areas`);
    stages.structural.forEach(({ id, areas }, index) => {
      const counted = areas.filter(({ match }) => match !== 'touch').length;
      if (counted < stages.leastScored)
        report('R26', `structural.${index}.areas`, `“${id}” can never be read: ${counted} count`);
    });
    const numbers = stages.stages.map(({ stage }) => stage);
    if (numbers.some((stage, index) => stage !== index))
      report('R26', 'stages', 'The stages must run from 0 up, one by one');
    for (const stage of [stages.highest, ...stages.limits.map((limit) => limit.stage)])
      if (!numbers.includes(stage)) report('R3', 'stages', `There is no stage ${stage}`);
  });
}
