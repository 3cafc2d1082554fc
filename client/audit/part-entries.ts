/** The parts of an audit as entries that are saved and merged one by one, and back. */
import type { AuditView, Conclusions, InventoryItem, Measure } from '../../api/contract-audits.ts';
import type { Entries } from '../survey/merge.ts';
import type { PartName } from './audit-api.ts';

export type PartValue<Name extends PartName> = AuditView[Name]['value'];

/** Both ways between what the service stores and entries. */
export interface PartShape<T> {
  entries: (value: T) => Entries<unknown>;
  value: (entries: Entries<unknown>) => T;
}

export const PART_SHAPES: { [Name in PartName]: PartShape<PartValue<Name>> } = {
  declared: { entries: (value) => value, value: (entries) => entries as PartValue<'declared'> },
  verified: { entries: (value) => value, value: (entries) => entries as PartValue<'verified'> },
  inventory: {
    entries: (items) => Object.fromEntries(items.map((item) => [item.id, item])),
    value: (entries) => Object.values(entries) as InventoryItem[],
  },
  conclusions: { entries: conclusionEntries, value: conclusionsOf },
};

/** `finding.<area>`, `measure.<id>`, `priorities`, `summary` and `stage`; what is empty is left out. */
function conclusionEntries(value: Conclusions): Entries<unknown> {
  const { findings, measures, priorities, summary, stage } = value;
  return {
    ...Object.fromEntries(
      Object.entries(findings).map(([area, text]) => [`finding.${area}`, text]),
    ),
    ...Object.fromEntries(measures.map((measure) => [`measure.${measure.id}`, measure])),
    // One text: the order counts, and lists are compared without it.
    ...(priorities.length > 0 && { priorities: priorities.join(' ') }),
    ...(summary !== '' && { summary }),
    ...(stage && { stage }),
  };
}

function conclusionsOf(entries: Entries<unknown>): Conclusions {
  const below = (prefix: string) =>
    Object.entries(entries)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, entry]) => [key.slice(prefix.length), entry] as const);
  const priorities = entries['priorities'] as string | undefined;
  return {
    findings: Object.fromEntries(below('finding.')) as Conclusions['findings'],
    measures: below('measure.').map(([, measure]) => measure as Measure),
    priorities: priorities === undefined ? [] : priorities.split(' '),
    summary: (entries['summary'] as string | undefined) ?? '',
    stage: (entries['stage'] as Conclusions['stage'] | undefined) ?? null,
  };
}
