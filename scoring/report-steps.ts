/** The next steps: what to do first, why, with which service, and who pays. */
import { findOutText } from './report-highlights.ts';
import { goalNames } from './report-context.ts';
import type { Context } from './report-context.ts';
import type { AreaReport, NextStep, OfferView } from './report-model.ts';
import { answerSentence } from './report-offers.ts';
import type { AreaPriority } from './result.ts';

export function nextSteps(
  context: Context,
  areas: Map<string, AreaReport>,
  offers: OfferView[],
): NextStep[] {
  return context.input.routing.nextSteps.flatMap((step, index) => {
    const area = areas.get(step.area);
    const priority = context.priorities.get(step.area);
    if (!area || !priority) return [];
    const offer = offers.find(({ id }) => id === step.offer) ?? null;
    const funding = offer?.funding.find(({ call }) => call === step.call) ?? null;
    return [
      {
        rank: index + 1,
        area: area.id,
        areaName: area.name,
        headline: area.nextStep ?? context.words.say('step.find-out', { area: area.name }),
        reason: reasonText(context, area, priority, offer, funding !== null),
        offer,
        funding,
      },
    ];
  });
}

function reasonText(
  context: Context,
  area: AreaReport,
  priority: AreaPriority,
  offer: OfferView | null,
  paid: boolean,
): string {
  const { words } = context;
  const sentences =
    area.score === null
      ? [findOutText(context, area), words.say('find-out.then')]
      : [answerSentence(context, area), standingSentence(context, area, priority)];
  sentences.push(goalSentence(context, area.id));
  if (offer === null) sentences.push(words.say('step.no-offer'));
  else if (!paid) sentences.push(words.say('step.no-call'));
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function standingSentence(
  { words }: Context,
  area: AreaReport,
  { target, targetFor }: AreaPriority,
) {
  return words.say('step.standing', {
    area: area.name,
    score: area.shown,
    target: words.points(target),
    size: words.say(`size.firm.${targetFor.size}`),
  });
}

/** The goals that the area decides, else those it helps; without stated goals, that every area counts the same. */
export function goalSentence(context: Context, id: string): string | null {
  const { words, input, areas } = context;
  const area = areas.get(id);
  if (!area) return null;
  if ((input.profile.goals ?? []).length === 0) return words.say('step.no-goals');
  const decided = goalNames(context, area, 2);
  const helped = goalNames(context, area, 1);
  const [key, goals] = decided.length > 0 ? ['step.decides', decided] : ['step.helps', helped];
  return goals.length === 0
    ? null
    : words.say(key, {
        count: goals.length,
        goals: words.list(goals.map((text) => words.say('quoted', { text }))),
      });
}
