/** How many firms a published figure must stand on, and how far a withheld one must stay uncertain. */
export interface DisclosureSettings {
  /** Fewest firms behind a published count. */
  minimum: number;
  /** Fewest firms behind a published mean. */
  meanMinimum: number;
  /** Fewest firms behind published quartiles. */
  quartileMinimum: number;
  /**
   * Per cent to which no firm may estimate another's contribution to a sum of money. Never published; without it no sum
   * of money is.
   */
  secretPercent?: number;
}

/** Below this no setting goes; Italian law asks for 3 units. */
export const LOWEST_MINIMUM = 5;
const MEANS = 2;
const QUARTILES = 4;

/**
 * The settings that follow from a minimum cell, which is 5 or more: means stand on at least twice, quartiles on at least
 * four times as many firms.
 * @throws RangeError when the minimum is missing, too low or not a whole number, or the per cent is not one: nothing is
 * published under a setting that cannot be read
 */
export function disclosureSettings(minimum: unknown, secretPercent?: unknown): DisclosureSettings {
  if (typeof minimum !== 'number' || !Number.isSafeInteger(minimum) || minimum < LOWEST_MINIMUM)
    throw new RangeError(`The minimum cell must be a whole number of at least ${LOWEST_MINIMUM}`);
  return {
    minimum,
    meanMinimum: MEANS * minimum,
    quartileMinimum: QUARTILES * minimum,
    ...(secretPercent === undefined ? {} : { secretPercent: percent(secretPercent) }),
  };
}

function percent(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= 100)
    return value;
  throw new RangeError('The per cent of the p % rule must be a whole number from 1 to 100');
}

/**
 * Refuses settings that were put together by hand and are weaker than {@link disclosureSettings} would make them.
 * @throws RangeError
 */
export function checkSettings(settings: DisclosureSettings): void {
  const { minimum, meanMinimum, quartileMinimum, secretPercent } = settings;
  const lowest = disclosureSettings(minimum, secretPercent);
  for (const [name, value, least] of [
    ['means', meanMinimum, lowest.meanMinimum],
    ['quartiles', quartileMinimum, lowest.quartileMinimum],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < least)
      throw new RangeError(`The minimum of ${name} must be a whole number of at least ${least}`);
  }
}
