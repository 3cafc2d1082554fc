/** What a measure brings in a year and when it has paid for itself, from the firm's own figures alone. */

/** What is saved: hours of work, scrap, downtime of a machine, energy. */
export type BenefitKind = 'hours' | 'scrap' | 'downtime' | 'energy';

/** A figure of the firm and where it comes from: no figure without its source. */
export interface SourcedFigure {
  /** Integer, in the unit that its place in `BenefitInput` names. */
  value: number;
  /** Such as "time sheets of September 2026". */
  source: string;
}

/**
 * Figures by name. `hours`: hoursPerYear (hours), hourlyCost (cents). `scrap`: piecesPerYear, scrapRate (thousandths),
 * pieceCost (cents). `downtime`: hoursPerYear, hourCost (cents: margin lost and people waiting). `energy`: unitsPerYear
 * (kWh or cubic metres), unitCost (cents). Every kind: `savedLow` and `savedHigh`, the share saved in thousandths.
 */
export type BenefitInput = Record<string, SourcedFigure>;
