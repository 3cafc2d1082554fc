import type { Clock } from '../clock.ts';
import type { Audited, Receipt } from '../contract.ts';
import type { Keys } from '../keys.ts';
import type { LoadedInstrument } from '../questionnaires/questionnaires.load.ts';
import type { Model } from '../../scoring/definition.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Result } from '../../scoring/result.ts';
import { route } from '../../scoring/route.ts';
import { score } from '../../scoring/score.ts';
import type { AssessmentRecord } from './assessments.record.ts';
import type { Completion } from './assessments.store.ts';
import { signReceipt } from './receipt.ts';

const RECEIPT_FORMAT = 'meridiana-receipt-1';

/** A self-assessment carries no accreditation and no acatech stage. */
export const SELF_ASSESSED = { accredited: false, stage: null };

/** From answers to everything that submitting stores: result, offers and signature. */
export class Assessor {
  readonly #model: Model;
  readonly #catalogue: Catalogue;
  readonly #keys: Keys['signing'];
  readonly #clock: Clock;

  constructor(needs: { model: Model; catalogue: Catalogue; keys: Keys['signing']; clock: Clock }) {
    this.#model = needs.model;
    this.#catalogue = needs.catalogue;
    this.#keys = needs.keys;
    this.#clock = needs.clock;
  }

  /** @param audited the newest signed-off audit of the company that holds it; null: self-assessed */
  assess(
    record: AssessmentRecord,
    { definition, definitionHash }: LoadedInstrument,
    audited: Audited | null,
  ): Completion {
    const today = this.#clock.today();
    const facts = profileFacts(record.profile);
    const result = score(definition, record.answers, facts);
    const offers = route({
      model: this.#model,
      catalogue: this.#catalogue,
      result,
      profile: record.profile,
      assessment: audited ?? { ...SELF_ASSESSED, assessedOn: today },
      today,
    });
    const profile = definedOnly(facts);
    const content = receiptContent(record, { definitionHash, profile, assessedOn: today, result });
    return {
      submittedAt: this.#clock.now(),
      submittedRevision: record.revision,
      assessedOn: today,
      result,
      offers,
      receipt: { definitionHash, profile, signature: signReceipt(content, this.#keys) },
      ...(audited && { audited }),
    };
  }

  /** The receipt as it was signed; null before submitting. */
  receipt(record: AssessmentRecord): Receipt | null {
    const { receipt, assessedOn, result } = record;
    if (!receipt || assessedOn === null || !result) return null;
    const { signature, ...kept } = receipt;
    return { ...receiptContent(record, { ...kept, assessedOn, result }), signature };
  }
}

function receiptContent(
  { instrument, version, answers }: AssessmentRecord,
  outcome: Pick<Receipt, 'definitionHash' | 'profile' | 'assessedOn' | 'result'>,
): Omit<Receipt, 'signature'> {
  const { definitionHash, profile, assessedOn, result } = outcome;
  const engine = (result satisfies Result).engine;
  return {
    format: RECEIPT_FORMAT,
    engine,
    instrument,
    version,
    definitionHash,
    answers,
    profile,
    assessedOn,
    result,
  };
}

function definedOnly(facts: Record<string, string | string[] | undefined>): Receipt['profile'] {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
