import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import type { AuditRecord } from './audits.record.ts';

export const AUDIT_INSTRUMENT = 'technological-audit';

/** The definition that an audit was begun with. */
export function instrumentOf(
  { instruments }: Questionnaires,
  { instrument, version }: Pick<AuditRecord, 'instrument' | 'version'>,
): LoadedInstrument {
  const key = `${instrument}/v${version}`;
  const found = instruments.get(key);
  if (!found) throw new Error(`The definition ${key} of a stored audit is missing`);
  return found;
}
