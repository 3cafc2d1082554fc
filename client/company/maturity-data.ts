/** A result as the company's first page draws it: each area's score beside its target. */
import type { QuestionnaireView } from '../../api/contract.ts';
import type { AuditView } from '../../api/contract-audits.ts';
import type { Text } from '../../scoring/definition.ts';
import { prioritise } from '../../scoring/priorities.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { NodeResult, Result } from '../../scoring/result.ts';
import { api } from '../api.ts';
import { call } from '../http.ts';
import { isAudit, type Measured } from './overview-data.ts';

export interface Standing {
  view: QuestionnaireView;
  result: Result;
  profile: Profile;
}

export async function loadStanding(measured: Measured): Promise<Standing | null> {
  const found = isAudit(measured)
    ? await readAudit(measured.id)
    : await readAssessment(measured.id);
  if (found.result === null) return null;
  const { instrument, version, result, profile } = found;
  return { view: await api.questionnaire(instrument, version), result, profile };
}

async function readAssessment(id: string) {
  const { instrument, version, result, profile } = await api.assessment(id);
  return { instrument, version, result, profile };
}

/** What the consultant found, not what the firm declared. */
async function readAudit(id: string) {
  const { instrument, version, results, profile } = await call<AuditView>(
    'GET',
    `/audits/${encodeURIComponent(id)}`,
  );
  return { instrument, version, result: results?.verified ?? null, profile };
}

export interface AreaPoint {
  id: string;
  name: Text;
  short: Text;
  state: NodeResult['state'];
  score: number | null;
  target: number | null;
  /** Name of its level; null without score. */
  level: Text | null;
}

/** Every area of the model, in its order. */
export function areaPoints({ view, result, profile }: Standing): AreaPoint[] {
  const { model } = view;
  const targets = new Map(
    prioritise(model, result, profile).map(({ area, target }) => [area, target]),
  );
  return model.areas.map(({ id, name, short }) => {
    const node = result.nodes[id];
    return {
      id,
      name,
      short,
      state: node?.state ?? 'not-applicable',
      score: node?.score ?? null,
      target: targets.get(id) ?? null,
      level: levelOf(view, node?.band ?? null),
    };
  });
}

/** The whole: its score, and the name of its level. */
export function overallOf({ view, result }: Standing): {
  score: number | null;
  level: Text | null;
} {
  const node = view.definition.nodes.find(({ role }) => role === 'overall');
  const found = node && result.nodes[node.id];
  return { score: found?.score ?? null, level: levelOf(view, found?.band ?? null) };
}

function levelOf({ model }: QuestionnaireView, band: string | null): Text | null {
  return model.levels.find(({ id }) => id === band)?.plain ?? null;
}
