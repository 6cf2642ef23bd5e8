/** What becomes of a claim. */
import type { Claim, Study, Tools } from './claim.js';
import { agreeingDigits, readPrinted, roundedFrom, roundsTo } from './printed.js';

export type Verdict =
  /** Rounds to the printed digits. */
  | 'reproduced'
  /** Does not, but the rounding of the printed constants that it follows from allows it. */
  | 'within rounding'
  | 'differs'
  /** Needs a table of runs that is not there. */
  | 'table not at hand';

export interface Judged {
  readonly claim: Claim<never>;
  readonly verdict: Verdict;
  /** Absent where a table is not at hand. */
  readonly value?: number;
  readonly digits?: number;
  readonly span?: readonly [lo: number, hi: number];
}

export function judge(claim: Claim<never>, value: number): Judged {
  const digits = agreeingDigits(value, claim.printed);
  if (roundsTo(value, claim.printed)) return { claim, verdict: 'reproduced', value, digits };
  const span = claim.span?.();
  const [lo, hi] = roundedFrom(claim.printed);
  const overlaps = span !== undefined && span[0] <= hi && span[1] >= lo;
  return {
    claim,
    verdict: overlaps ? 'within rounding' : 'differs',
    value,
    digits,
    ...(span === undefined ? {} : { span }),
  };
}

/** The claims of studies, in order. `has` says whether a table is at hand. */
export async function judgeAll(
  studies: readonly Study[],
  has: (table: string) => boolean,
  tools: Tools,
  done: (study: Study, judged: readonly Judged[]) => void = () => {},
): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const study of studies) {
    const judged = study.tables.every(has)
      ? (await study.run(tools)).map((value, i) => judge(study.claims[i], value))
      : study.claims.map((claim): Judged => ({ claim, verdict: 'table not at hand' }));
    all.push(...judged);
    done(study, judged);
  }
  return all;
}

/** How far apart, relative to what is printed. */
export function relativeDifference({ claim, value = Number.NaN }: Judged): number {
  return value / readPrinted(claim.printed).value - 1;
}
