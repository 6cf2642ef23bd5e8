/** Published numbers, and what recomputes them. */
import type { Backend, Table } from '../src/index.js';

/** A published number that is recomputed. `Computed` is what the study computes first, such as a fit. */
export interface Claim<Computed> {
  /** The paper that prints it, by id. */
  readonly paper: string;
  /** Table, equation or section; or `independent`: not printed, but computed by another program from what is. */
  readonly place?: string;
  /** What the number is, with its unit unless that is plain. */
  readonly what: string;
  /** As it is printed: its digits are the tolerance. */
  readonly printed: string;
  of(computed: Computed): number;
  /** Least and greatest of the number over what the rounding of the constants it follows from leaves open. */
  readonly span?: () => readonly [lo: number, hi: number];
  /** Why it differs, where it does and that is known. */
  readonly why?: string;
}

/** A number that other programs computed from printed constants or released runs, in double precision. */
export const independent = 'computed by another program';

/** What studies compute with. */
export interface Tools {
  readonly backend: Backend;
  /** A table of the folder of published data sets. */
  read(table: string): Promise<Table>;
}

/** Claims that share what is computed first, and the tables of runs it needs. */
export interface Study {
  /** Names within the folder of published data sets. */
  readonly tables: readonly string[];
  readonly claims: readonly Claim<never>[];
  /** The numbers of the claims, in order. */
  run(tools: Tools): Promise<readonly number[]>;
}

/** Claims that are computed from tables. */
export function study<Computed>(
  tables: readonly string[],
  compute: (tools: Tools) => Promise<Computed>,
  claims: readonly Claim<Computed>[],
): Study {
  return {
    tables,
    claims,
    async run(tools) {
      const computed = await compute(tools);
      return claims.map((claim) => claim.of(computed));
    },
  };
}

/** Claims that need no tables. */
export const fromPrint = (claims: readonly Claim<undefined>[]): Study =>
  study([], async () => undefined, claims);
