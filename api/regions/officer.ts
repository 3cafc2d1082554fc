import { type Action, type Caller, may } from '../accounts/rights.ts';
import type { RegionView } from '../contract-regions.ts';
import { notFound } from '../http/http-error.ts';

/** Whose region it is. Another region and an unknown one look alike. */
export class Officer {
  readonly #regionsOf: (account: string) => Promise<string[]>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #showsSums: boolean;

  /** @param names NUTS 2 code → name @param showsSums see {@link RegionView} */
  constructor(
    regionsOf: (account: string) => Promise<string[]>,
    names: ReadonlyMap<string, string>,
    showsSums: boolean,
  ) {
    this.#regionsOf = regionsOf;
    this.#names = names;
    this.#showsSums = showsSums;
  }

  async regions({ account }: Caller): Promise<RegionView[]> {
    const codes = await this.#regionsOf(account);
    return codes.map((code) => ({ code, name: this.nameOf(code), showsSums: this.#showsSums }));
  }

  /** @throws HttpError 404 for a region that is not the officer's */
  async demand(caller: Caller, action: Action, region: string): Promise<void> {
    const own = may(caller, action) && (await this.#regionsOf(caller.account)).includes(region);
    if (!own) throw notFound('region');
  }

  nameOf(region: string): string {
    return this.#names.get(region) ?? region;
  }
}
