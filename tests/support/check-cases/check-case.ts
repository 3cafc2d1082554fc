import type { Finding } from '../../../scoring/check-rules.ts';

/** Sound data with one thing changed, and the findings that must follow. */
export interface CheckCase {
  what: string;
  /** Rule and path of findings that must be there, such as `R6 nodes.0.scale`; no other rule may speak. */
  findings: string[];
  check: () => Finding[];
}
