import loadHighs, { type Highs, type Model } from 'highs';

/** Columns with bounds, and equations between them. */
export interface ProgramShape {
  lower: readonly number[];
  upper: readonly number[];
  equations: readonly { columns: readonly number[]; signs: readonly number[]; equals: number }[];
}

/** What the solver found: the lowest objective and where it lies, or why there is none. */
export type Outcome =
  | { kind: 'optimal'; objective: number; values: Float64Array }
  | { kind: 'unbounded' }
  | { kind: 'infeasible' };

/** Branching stops here: a count of nodes, not of seconds, so that every run ends alike. */
const MOST_NODES = 2000;
const WHOLE = 1;
const CONTINUOUS = 0;

/** The solver's own numbers for how a run ended. */
const ENDED = { empty: 6, optimal: 7, infeasible: 8, unbounded: 10, steps: 14, nodes: 16 };

/** The package declares itself as CommonJS, so its types hide the function that it exports one level too deep. */
const load = loadHighs as unknown as typeof loadHighs.default;
let loading: Promise<Highs> | undefined;

/**
 * A linear program that is minimised again and again under changed costs and bounds. Each run starts from the last
 * basis, which makes a small change cheap. Close it: the solver's memory is not collected.
 */
export class LinearProgram {
  readonly #model: Model;
  readonly #columns: number;

  private constructor(model: Model, columns: number) {
    this.#model = model;
    this.#columns = columns;
  }

  /** @param strategy `primal` where costs change between runs, `dual` where bounds do */
  static async open(shape: ProgramShape, strategy: 'primal' | 'dual'): Promise<LinearProgram> {
    loading ??= load();
    const highs = await loading;
    const starts = [0];
    for (const { columns } of shape.equations) starts.push((starts.at(-1) ?? 0) + columns.length);
    const equals = shape.equations.map((equation) => equation.equals);
    const model = highs.createModel({
      numCols: shape.lower.length,
      numRows: equals.length,
      colCost: shape.lower.map(() => 0),
      colLower: shape.lower,
      colUpper: shape.upper,
      rowLower: equals,
      rowUpper: equals,
      matrix: {
        format: 'csr',
        numRows: equals.length,
        numCols: shape.lower.length,
        starts,
        indices: shape.equations.flatMap(({ columns }) => columns),
        values: shape.equations.flatMap(({ signs }) => signs),
      },
    });
    model.options.set({
      output_flag: false,
      presolve: 'off',
      simplex_strategy: strategy === 'primal' ? 4 : 1,
    });
    return new LinearProgram(model, shape.lower.length);
  }

  bound(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, lower, upper);
  }

  cost(column: number, cost: number): void {
    this.#model.changeColCost(column, cost);
  }

  /** Minimises over real numbers. @throws Error when the solver gives no proof either way */
  minimise(): Outcome {
    this.#model.run();
    return this.#outcome();
  }

  /** Minimises over whole numbers; undefined when the best was not found in the allowed number of steps. */
  minimiseWhole(): Outcome | undefined {
    const all = { kind: 'range', from: 0, to: this.#columns - 1 } as const;
    const types = (type: 0 | 1) => Array.from({ length: this.#columns }, () => type);
    this.#model.options.set({ mip_max_nodes: MOST_NODES, mip_rel_gap: 0, presolve: 'choose' });
    this.#model.changeColsIntegrality(all, types(WHOLE));
    try {
      this.#model.run();
      const status = this.#model.getModelStatus();
      return status === ENDED.steps || status === ENDED.nodes ? undefined : this.#outcome();
    } finally {
      this.#model.changeColsIntegrality(all, types(CONTINUOUS));
      this.#model.options.set({ presolve: 'off' });
    }
  }

  close(): void {
    this.#model.dispose();
  }

  #outcome(): Outcome {
    const status = this.#model.getModelStatus();
    if (status === ENDED.optimal || status === ENDED.empty)
      return {
        kind: 'optimal',
        objective: this.#model.getObjectiveValue(),
        values: Float64Array.from(this.#model.getSolution().colValue),
      };
    if (status === ENDED.unbounded) return { kind: 'unbounded' };
    if (status === ENDED.infeasible) return { kind: 'infeasible' };
    throw new Error(`The linear program ended without a proof (status ${status})`);
  }
}
