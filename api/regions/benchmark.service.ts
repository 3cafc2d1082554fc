import type { AssessmentService } from '../assessments/assessments.service.ts';
import type { Grants } from '../assessments/grants.ts';
import type { BenchmarkView, CellView } from '../contract-regions.ts';
import { HttpError } from '../http/http-error.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Result } from '../../scoring/result.ts';
import { type Candidate, candidatesOf, compareWithGroups, isComplete } from './benchmark.ts';

/** The last visible release of a region, with its cells at the groups asked for, in order; null without a release. */
export type FindGroups = (
  region: string,
  wanted: readonly Candidate[],
) => Promise<
  (Pick<BenchmarkView, 'release' | 'asOf' | 'generated'> & { groups: CellView[][] }) | null
>;

export interface BenchmarkNeeds {
  assessments: AssessmentService;
  findGroups: FindGroups;
  /** Ids of the model's areas. */
  areas: ReadonlySet<string>;
}

/** “Firms like mine”: one read of what the last release has computed. */
export class BenchmarkService {
  readonly #needs: BenchmarkNeeds;

  constructor(needs: BenchmarkNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 404 for a draft, a firm without a province, and where no release tells enough */
  async read(grants: Grants): Promise<BenchmarkView> {
    const { profile, result } = await this.#needs.assessments.readScores(grants);
    const found = result && (await this.find(profile, result));
    if (found) return found;
    throw new HttpError(404, 'no-benchmark', 'There is nothing to compare with yet.', {
      issues: [{ path: 'id', code: 'no-benchmark', message: 'no release tells enough' }],
    });
  }

  /** Null where there is nothing to compare with. */
  async find(profile: Profile, result: Pick<Result, 'nodes'>): Promise<BenchmarkView | null> {
    const region = profile.nuts3?.slice(0, 4);
    if (region === undefined) return null;
    const candidates = candidatesOf(profile);
    const wanted = candidates.filter(isComplete);
    const found = await this.#needs.findGroups(region, wanted);
    if (!found) return null;
    const { groups, ...release } = found;
    const cells = candidates.map((candidate) => groups[wanted.indexOf(candidate)] ?? []);
    const compared = compareWithGroups(result, candidates, cells, this.#needs.areas);
    return compared && { region, ...release, ...compared };
  }
}
