import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { answersOf } from './answers-from.ts';
import type { Holder, KeptAnswers } from './assessments.record.ts';
import { definitionKey, instrumentOf } from './assessments.service.ts';
import type { AssessmentStore } from './assessments.store.ts';
import type { HeldLine, HoldingStore } from './holdings.store.ts';

/** Instruments that other ones begin from, the one that asks most first. */
const SOURCES = ['advanced', 'first-level'];

export interface HeldAnswersNeeds {
  store: AssessmentStore;
  holdings: HoldingStore;
  questionnaires: Questionnaires;
}

/** What a holder has answered so far, for instruments of other features that begin with it. */
export class HeldAnswers {
  readonly #needs: HeldAnswersNeeds;

  constructor(needs: HeldAnswersNeeds) {
    this.#needs = needs;
  }

  /** The answers of the newest submitted assessment of each instrument. */
  async newest(holder: Holder): Promise<KeptAnswers[]> {
    const { store, holdings, questionnaires } = this.#needs;
    const lines = (await holdings.listHeld(holder)).filter(({ status }) => status === 'submitted');
    const newest = SOURCES.flatMap((source) => newestOf(lines, source) ?? []);
    const found = await Promise.all(newest.map(({ _id }) => store.find(_id, [{ holder }])));
    return found.flatMap((record) => {
      if (!record) return [];
      const loaded: LoadedInstrument = instrumentOf(questionnaires, definitionKey(record));
      return answersOf(record, loaded) ?? [];
    });
  }
}

function newestOf(lines: HeldLine[], source: string): HeldLine | undefined {
  return lines
    .filter(({ instrument }) => instrument === source)
    .toSorted((a, b) => ((a.assessedOn ?? '') < (b.assessedOn ?? '') ? 1 : -1))[0];
}
