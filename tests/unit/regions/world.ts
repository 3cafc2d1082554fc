import type { CountedResult } from './published.ts';

const PROVINCES = ['ITI11', 'ITI14', 'ITI17', 'ITI18'];
const CHAINS = ['ceramics', 'gold-fashion', 'mechatronics'];

/** Firms of an invented region that join, are measured again and leave, always alike for the same seed. */
export class World {
  readonly results: CountedResult[] = [];
  readonly #draw: () => number;

  constructor(firms: number, seed: number) {
    let state = seed * 7919 + 13;
    this.#draw = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let firm = 0; firm < firms; firm += 1) this.join(1, {});
  }

  /** Those that count in a release. */
  at(release: number): CountedResult[] {
    return this.results.filter(
      ({ from, until }) => from <= release && (until === null || until > release),
    );
  }

  /** New firms, of a kind as far as it is given. */
  join(
    from: number,
    { checked = this.#draw() > 0.06, at, score }: Partial<CountedResult> & { score?: number },
  ): void {
    const place = at ?? {
      nuts3: this.#pick(PROVINCES),
      valueChain: this.#pick(CHAINS),
    };
    const scores = { overall: score ?? this.#score(), technology: score ?? this.#score() };
    if (score === undefined && this.#draw() < 0.08) scores.technology = null as never;
    const firm = String(this.results.length);
    this.results.push({ firm, checked, at: place, scores, from, until: null });
  }

  /** The firm has another result from a release on, at times in another value chain. */
  measure(result: CountedResult, from: number, score?: number): void {
    result.until = from;
    const moves = score === undefined && this.#draw() < 0.1;
    const at = moves ? { ...result.at, valueChain: this.#pick(CHAINS) } : result.at;
    const scores = { overall: score ?? this.#score(), technology: score ?? this.#score() };
    this.results.push({ ...result, at, scores, from, until: null });
  }

  leave(result: CountedResult, from: number): void {
    result.until = from;
  }

  /** Some firms of one kind or of any join, change and leave, few here and more there. */
  pass(release: number): void {
    const times = 1 + Math.floor(this.#draw() * 5);
    for (let time = 0; time < times; time += 1) {
      const like = this.#one(release);
      const many = [1, 1, 2, 4, 8, 14, 25][Math.floor(this.#draw() * 7)] ?? 1;
      const kind = this.#draw();
      if (kind < 0.5) for (let n = 0; n < many; n += 1) this.join(release, this.#like(like));
      else
        for (const result of this.#alike(release, like).slice(0, many))
          if (kind < 0.9) this.measure(result, release);
          else this.leave(result, release);
    }
  }

  #like({ at, checked }: CountedResult): Partial<CountedResult> {
    return this.#draw() < 0.6 ? { at, checked } : {};
  }

  /** Results that a release would still change: those that began before it. */
  #alike(release: number, { at }: CountedResult): CountedResult[] {
    const wide = this.#draw() < 0.5;
    return this.at(release).filter(
      (each) =>
        each.from < release &&
        each.at.nuts3 === at.nuts3 &&
        (wide || each.at.valueChain === at.valueChain),
    );
  }

  #one(release: number): CountedResult {
    const now = this.at(release);
    const found = now[Math.floor(this.#draw() * now.length)];
    if (!found) throw new Error('nobody is left');
    return found;
  }

  /** Uneven: the first seldom, the last often. */
  #pick(codes: readonly string[]): string {
    return codes[Math.floor(codes.length * Math.sqrt(this.#draw()))] ?? codes[0] ?? '';
  }

  /** Hundredths, most of them in the middle. */
  #score(): number {
    return Math.floor((500 * (this.#draw() + this.#draw() + this.#draw())) / 3);
  }
}
