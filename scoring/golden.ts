/** Golden firms: believable answers whose scores, priorities and offers are pinned (rule R19). */
import { readAnswers } from './answers.ts';
import { canonicalJson } from './canonical.ts';
import { findingsIn } from './check-rules.ts';
import type { Finding } from './check-rules.ts';
import type { Definition, GoldenFirm, Model } from './definition.ts';
import type { Catalogue } from './offer.ts';
import { prioritise } from './priorities.ts';
import { profileFacts } from './profile.ts';
import type { Profile } from './profile.ts';
import { route } from './route.ts';
import { score } from './score.ts';

export type Expected = NonNullable<GoldenFirm['expected']>;

/** What the firm gets when judged on `today` as a self-assessment of that day. */
export function expectedOf(
  model: Model,
  definition: Definition,
  catalogue: Catalogue,
  firm: GoldenFirm,
  today: string,
): Expected {
  const profile = firm.profile as unknown as Profile;
  const { answers } = readAnswers(definition, firm.answers);
  const result = score(definition, answers, profileFacts(profile));
  const routing = route({
    model,
    catalogue,
    result,
    profile,
    assessment: { assessedOn: today, accredited: false, stage: null },
    today,
  });
  const named = (verdict: 'yes' | 'unknown') =>
    routing.offers
      .filter((offer) => offer.verdict === verdict)
      .map(({ offer }) => offer)
      .toSorted();
  return {
    today,
    nodes: Object.fromEntries(
      Object.entries(result.nodes).map(([id, node]) => [
        id,
        [node.score, node.low, node.high, node.band],
      ]),
    ),
    priorities: prioritise(model, result, profile)
      .filter(({ action }) => action === 'improve' || action === 'find-out')
      .map(({ area }) => area),
    nextSteps: routing.nextSteps,
    offers: { yes: named('yes'), unknown: named('unknown') },
  };
}

export function checkGoldenFirms(
  model: Model,
  definition: Definition,
  catalogue: Catalogue,
  firms: GoldenFirm[],
  file: string,
): Finding[] {
  return findingsIn(file, (report) => {
    for (const firm of firms) {
      const { issues } = readAnswers(definition, firm.answers);
      for (const issue of issues) report('R19', `${firm.id}.${issue.path}`, issue.message);
      if (!firm.expected) {
        report('R19', firm.id, 'No expected result: run with --accept and read what it wrote');
        continue;
      }
      const found = expectedOf(model, definition, catalogue, firm, firm.expected.today);
      for (const part of ['nodes', 'priorities', 'nextSteps', 'offers'] as const) {
        if (canonicalJson(found[part]) !== canonicalJson(firm.expected[part]))
          report('R19', `${firm.id}.expected.${part}`, `Now ${canonicalJson(found[part])}`);
      }
    }
  });
}
