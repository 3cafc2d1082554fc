import { auditLayer } from './audit.ts';
import { countLayer } from './counts.ts';
import type { Demand, Layer } from './layer.ts';
import { type PlanCell, type TablePlan, checkPlan, placesOf } from './plan.ts';
import { type DisclosureSettings, checkSettings } from './settings.ts';
import { addComplements } from './suppression.ts';

/** Amounts of one kind (all in one unit, such as euro cents): the sum of a cell and the two largest of single firms. */
export interface MoneyCell {
  sum: number;
  largest: number;
  second: number;
}

export interface MoneySums {
  name: string;
  /** By key; a cell without an entry has no amounts. */
  cells: ReadonlyMap<string, MoneyCell>;
}

export interface ProtectedSums {
  /** Keys of the cells whose sum must not be printed. */
  withheld: ReadonlySet<string>;
  /** True: no withheld sum can be estimated too closely. */
  safe: boolean;
}

const NOTHING: MoneyCell = { sum: 0, largest: 0, second: 0 };
/** For the solver amounts are counted so that the largest margin is this: cents of millions are beyond its accuracy. */
const SIZE = 1000;
/** Sums of decimal fractions differ by this share at most. */
const SLACK = 1e-6;

/**
 * Protects sums of money by the p % rule: a sum is withheld if its second largest contributor could estimate the largest
 * to within p per cent, if it stands on too few firms, or if its count is withheld; and others so that none of these can
 * be worked out to within p per cent of its largest contribution.
 * @throws RangeError when no per cent is set, or the amounts contradict themselves
 */
export async function protectMoney(
  plan: TablePlan,
  withheldCounts: ReadonlySet<string>,
  money: MoneySums,
  settings: DisclosureSettings,
): Promise<ProtectedSums> {
  checkSettings(settings);
  checkPlan(plan);
  const closeness = percentOf(settings) / 100;
  const amounts = plan.cells.map((cell) => amountsOf(money, cell));
  const first = new Set<number>();
  plan.cells.forEach(({ key, count, published }, at) => {
    const { sum, largest, second } = amounts[at] ?? NOTHING;
    const few = count > 0 && count < settings.minimum;
    const near = isDominated({ sum, largest, second }, settings);
    if (published === false || few || near || withheldCounts.has(key)) first.add(at);
  });
  const margins = amounts.map(({ largest }) => closeness * largest);
  const unit = margins.reduce((most, margin) => Math.max(most, margin), 1) / SIZE;
  const layer = moneyLayer(plan, amounts, unit, settings.minimum);
  checkSums(plan, layer, money.name);
  const demands = [...first].map((cell): Demand => {
    const value = layer.values[cell] ?? 0;
    const margin = (margins[cell] ?? 0) / unit;
    return { cell, low: Math.max(0, value - margin), high: value + margin };
  });
  const withheld = await addComplements(layer, first, demands);
  const { findings } = await auditLayer(layer, withheld, demands, 'enough');
  return {
    withheld: new Set([...withheld].flatMap((at) => plan.cells[at]?.key ?? [])),
    safe: findings.length === 0,
  };
}

/**
 * The p % rule: whether the second largest contributor could estimate the largest one too closely.
 * @throws RangeError when no per cent is set
 */
export function isDominated(
  { sum, largest, second }: MoneyCell,
  settings: DisclosureSettings,
): boolean {
  return largest > 0 && sum - largest - second < (percentOf(settings) / 100) * largest;
}

function percentOf({ secretPercent }: DisclosureSettings): number {
  if (secretPercent === undefined)
    throw new RangeError('Sums of money need a per cent for the p % rule');
  return secretPercent;
}

function amountsOf({ name, cells }: MoneySums, { key, count }: PlanCell): MoneyCell {
  const amounts = cells.get(key) ?? NOTHING;
  const { sum, largest, second } = amounts;
  const inOrder = largest >= second && second >= 0 && sum >= largest + second;
  if (!inOrder || (count === 0 && sum > 0) || sum === Infinity)
    throw new RangeError(`“${name}”: the amounts of “${key}” contradict each other`);
  return amounts;
}

function moneyLayer(
  plan: TablePlan,
  amounts: readonly MoneyCell[],
  unit: number,
  minimum: number,
): Layer {
  const nothing = amounts.map(() => 0);
  return {
    ...countLayer(plan, minimum),
    values: amounts.map(({ sum }) => sum / unit),
    lowest: nothing,
    insiderLowest: nothing,
    highest: nothing.map(() => Infinity),
    open: plan.cells.map(({ known }) => !known),
    whole: false,
    widths: nothing,
  };
}

/** Refuses sums that do not add up as the plan says. @throws RangeError naming the total */
function checkSums(plan: TablePlan, { values }: Layer, name: string): void {
  const place = placesOf(plan);
  for (const { total, parts } of plan.relations) {
    const whole = values[place(total)] ?? 0;
    const sum = parts.reduce((all, key) => all + (values[place(key)] ?? 0), 0);
    if (Math.abs(sum - whole) > SLACK * Math.max(1, Math.abs(whole)))
      throw new RangeError(`“${name}”: the parts of “${total}” add up to ${sum}, not to ${whole}`);
  }
}
