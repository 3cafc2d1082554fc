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

export type FigureUnit = 'hours' | 'pieces' | 'units' | 'cents' | 'thousandths';

export interface BenefitProblem {
  /** Name of the figure in `BenefitInput`, or `cost`. */
  figure: string;
  /** `out-of-range` also for a low end above the high one. */
  problem: 'missing' | 'no-source' | 'not-whole' | 'out-of-range' | 'not-of-this-kind';
}

export interface Benefit {
  kind: BenefitKind;
  /** Cents a year, rounded half up once; null while there is a problem. */
  saving: { low: number; high: number } | null;
  /**
   * Whole months, rounded up, until the cost is earned back: the lowest cost at the highest saving, and the highest
   * cost at the lowest. Null where a saving of nothing never pays back.
   */
  payback: { low: number | null; high: number | null } | null;
  /**
   * The saving as it is worked out: the product of all figures but the shares, times each share in turn. Thousandths
   * are divided by 1,000. Given figures only, in the order of the formula.
   */
  formula: { factors: BenefitFigure[]; shares: BenefitFigure[] };
  /** Empty when the benefit holds; every figure that lacks or is wrong otherwise. */
  problems: BenefitProblem[];
}

export interface BenefitFigure extends SourcedFigure {
  name: string;
  unit: FigureUnit;
}

const HIGHEST_QUANTITY = 100_000_000;
const HIGHEST_UNIT_COST = 10_000_000;
const HIGHEST_COST = 1_000_000_000_000;

const LIMITS: Record<FigureUnit, number> = {
  hours: HIGHEST_QUANTITY,
  pieces: HIGHEST_QUANTITY,
  units: HIGHEST_QUANTITY,
  cents: HIGHEST_UNIT_COST,
  thousandths: 1000,
};

/** The figures that are multiplied, by kind. */
export const BENEFIT_FACTORS: Record<BenefitKind, Record<string, FigureUnit>> = {
  hours: { hoursPerYear: 'hours', hourlyCost: 'cents' },
  scrap: { piecesPerYear: 'pieces', scrapRate: 'thousandths', pieceCost: 'cents' },
  downtime: { hoursPerYear: 'hours', hourCost: 'cents' },
  energy: { unitsPerYear: 'units', unitCost: 'cents' },
};

/** The shares saved: every kind has them. */
export const BENEFIT_SHARES: Record<'savedLow' | 'savedHigh', FigureUnit> = {
  savedLow: 'thousandths',
  savedHigh: 'thousandths',
};

/** Saving a year and payback of a measure that costs from `cost.low` to `cost.high` cents. Never throws. */
export function estimateBenefit(
  kind: BenefitKind,
  input: BenefitInput,
  cost: { low: number; high: number },
): Benefit {
  const factors = BENEFIT_FACTORS[kind];
  const problems = [
    ...inputProblems({ ...factors, ...BENEFIT_SHARES }, input),
    ...costProblems(cost),
  ];
  const formula = { factors: figures(factors, input), shares: figures(BENEFIT_SHARES, input) };
  if (problems.length > 0) return { kind, saving: null, payback: null, formula, problems };
  const saving = {
    low: savingOf(formula.factors, input['savedLow']?.value ?? 0),
    high: savingOf(formula.factors, input['savedHigh']?.value ?? 0),
  };
  const payback = { low: months(cost.low, saving.high), high: months(cost.high, saving.low) };
  return { kind, saving, payback, formula, problems };
}

function inputProblems(units: Record<string, FigureUnit>, input: BenefitInput): BenefitProblem[] {
  const wanted = Object.entries(units).flatMap(([figure, unit]): BenefitProblem[] =>
    figureProblems(input[figure], LIMITS[unit]).map((problem) => ({ figure, problem })),
  );
  const surplus = Object.keys(input)
    .filter((figure) => !Object.hasOwn(units, figure))
    .map((figure): BenefitProblem => ({ figure, problem: 'not-of-this-kind' }));
  const [low, high] = [input['savedLow']?.value ?? 0, input['savedHigh']?.value ?? 0];
  const turned: BenefitProblem[] =
    wanted.length === 0 && low > high ? [{ figure: 'savedLow', problem: 'out-of-range' }] : [];
  return [...wanted, ...surplus, ...turned];
}

function figureProblems(
  figure: SourcedFigure | undefined,
  highest: number,
): BenefitProblem['problem'][] {
  if (figure === undefined) return ['missing'];
  const { value, source } = figure;
  const ofValue = !Number.isInteger(value)
    ? (['not-whole'] as const)
    : value < 0 || value > highest
      ? (['out-of-range'] as const)
      : [];
  return [...ofValue, ...(source.trim() === '' ? (['no-source'] as const) : [])];
}

function costProblems({ low, high }: { low: number; high: number }): BenefitProblem[] {
  if (!Number.isInteger(low) || !Number.isInteger(high))
    return [{ figure: 'cost', problem: 'not-whole' }];
  const inRange = low >= 0 && low <= high && high <= HIGHEST_COST;
  return inRange ? [] : [{ figure: 'cost', problem: 'out-of-range' }];
}

function figures(units: Record<string, FigureUnit>, input: BenefitInput): BenefitFigure[] {
  return Object.entries(units).flatMap(([name, unit]) => {
    const figure = input[name];
    return figure === undefined ? [] : [{ name, unit, ...figure }];
  });
}

/** The product of the factors times the share, in cents, rounded once, half up; BigInt, for it may pass 2^53 on the way. */
function savingOf(factors: BenefitFigure[], share: number): number {
  let [product, divisor] = [BigInt(share), 1000n];
  for (const { value, unit } of factors) {
    product *= BigInt(value);
    if (unit === 'thousandths') divisor *= 1000n;
  }
  return Number((product + divisor / 2n) / divisor);
}

/** Months to earn `cost` at `saving` a year; null if it never is. Both are whole numbers below 2^53 ÷ 12. */
function months(cost: number, saving: number): number | null {
  return saving === 0 ? (cost === 0 ? 0 : null) : Math.ceil((cost * 12) / saving);
}
