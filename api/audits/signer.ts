import { type KeyObject, sign } from 'node:crypto';
import { publicKeyText } from '../assessments/receipt.ts';
import type { AuditReceipt, AuditView } from '../contract-audits.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { route } from '../../scoring/route.ts';
import { score } from '../../scoring/score.ts';
import { proposeStage } from '../../scoring/stage.ts';
import { accreditedOn } from './audit-view.ts';
import type { AuditRecord, SignedOff } from './audits.record.ts';
import { instrumentOf } from './instrument.ts';
import { verifiedAnswers } from './part-rules.ts';
import type { AuditorFacts } from './parties.ts';

const FORMAT = 'meridiana-audit-1';

export type Outcome = Pick<AuditRecord, 'results' | 'stageProposal' | 'offers'> & {
  signedOff: SignedOff;
};

export interface SignerNeeds {
  questionnaires: Questionnaires;
  catalogue: Catalogue;
  keys: { privateKey: KeyObject; publicKey: KeyObject };
}

/** From the two tracks of an audit to what its sign-off stores: results, proposal, offers, signature. */
export class Signer {
  readonly #needs: SignerNeeds;

  constructor(needs: SignerNeeds) {
    this.#needs = needs;
  }

  /** Both results and the stage that the verified one proposes. */
  results(audit: AuditRecord): Pick<AuditView, 'results' | 'stageProposal'> {
    const { questionnaires } = this.#needs;
    const { definition } = instrumentOf(questionnaires, audit);
    const facts = profileFacts(audit.profile);
    const declared = score(definition, audit.declared.value, facts);
    const verified = score(definition, verifiedAnswers(audit.verified.value), facts);
    const stageProposal = proposeStage(questionnaires.stages, verified);
    return { results: { declared, verified }, stageProposal };
  }

  /**
   * What the sign-off states. Offers are judged by the verified result, and by whether the consultant is
   * accredited on that day.
   */
  sign(
    audit: AuditRecord,
    who: AuditorFacts & { account: string },
    { at, on }: { at: Date; on: string },
  ): Outcome {
    const { questionnaires, catalogue, keys } = this.#needs;
    const { definitionHash } = instrumentOf(questionnaires, audit);
    const { results, stageProposal } = this.results(audit);
    if (!results) throw new Error('An audit is scored before it is signed');
    const { account, name, organisation, accreditation } = who;
    const accredited = accreditedOn(accreditation, on) === 'valid';
    const stage = audit.conclusions.value.stage?.stage ?? null;
    const offers = route({
      model: questionnaires.model,
      catalogue,
      result: results.verified,
      profile: audit.profile,
      assessment: { assessedOn: on, accredited, stage },
      today: on,
    });
    const unsigned = {
      at,
      on,
      revision: audit.verified.revision,
      account,
      name,
      organisation,
      accreditation,
      accredited,
      stage,
      definitionHash,
    };
    const content = receiptContent({ ...audit, results, signedOff: unsigned });
    const signature = {
      algorithm: 'Ed25519' as const,
      publicKey: publicKeyText(keys.publicKey),
      value: sign(null, Buffer.from(canonicalJson(content)), keys.privateKey).toString('base64'),
    };
    return { results, stageProposal, offers, signedOff: { ...unsigned, signature } };
  }

  /** The receipt as it was signed; null before the sign-off. */
  receipt(audit: AuditRecord): AuditReceipt | null {
    const { results, signedOff } = audit;
    if (!results || !signedOff) return null;
    const { signature, ...rest } = signedOff;
    return { ...receiptContent({ ...audit, results, signedOff: rest }), signature };
  }
}

type Signed = Omit<AuditRecord, 'results' | 'signedOff'> & {
  results: NonNullable<AuditRecord['results']>;
  signedOff: Omit<SignedOff, 'signature'>;
};

/** Everything that the signature covers: what was answered and found, on which evidence, and what came of it. */
function receiptContent(audit: Signed): Omit<AuditReceipt, 'signature'> {
  const { results, signedOff, evidence, profile } = audit;
  const { on, name, organisation, accreditation, accredited, stage, definitionHash } = signedOff;
  return {
    format: FORMAT,
    audit: audit._id,
    point: audit.point,
    corrects: audit.corrects,
    engine: results.verified.engine,
    instrument: audit.instrument,
    version: audit.version,
    definitionHash,
    profile: definedOnly(profileFacts(profile)),
    declared: audit.declared.value,
    verified: audit.verified.value,
    inventory: audit.inventory.value,
    conclusions: audit.conclusions.value,
    evidence: evidence.map(({ question, sha256, datedOn }) => ({ question, sha256, datedOn })),
    results,
    signedOff: { on, name, organisation, accreditation, accredited, stage },
  };
}

function definedOnly(
  facts: Record<string, string | string[] | undefined>,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
