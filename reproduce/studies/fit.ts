/** Fits of published tables. */
import { type FitJobInput, type FitOutcome, fit, parseFitJob } from '../../src/index.js';
import { type Claim, independent, type Study, study, type Tools } from '../claim.js';

type Job = Omit<FitJobInput, 'runs'>;

/** The outcome of a fit of one table. */
export async function fitTable({ backend, read }: Tools, runs: string, job: Job): Promise<FitOutcome> {
  return fit(parseFitJob({ ...job, runs }), await read(runs), { backend });
}

/** A parameter, the objective, the rows' or the held-out rows' root mean square log error, or a quantity derived. */
function numberOf({ record }: FitOutcome, name: string): number {
  if (name === 'objective') return record.objective;
  if (name === 'hold-out') return record.holdOut?.rmsle ?? Number.NaN;
  if (Object.hasOwn(record.parameters, name)) return record.parameters[name];
  return record.derived[name]?.value ?? Number.NaN;
}

/** Numbers that a fit must give, by name: the name of a parameter, `objective` or `hold-out`. */
export interface Expected {
  readonly paper: string;
  /** Absent: from another program. */
  readonly place?: string;
  readonly printed: Readonly<Record<string, string>>;
  /** Other words for a number than its name. */
  readonly words?: Readonly<Record<string, string>>;
  readonly why?: string | Readonly<Record<string, string>>;
}

/** Claims about one fit. `title` says of what: table, law and loss. */
export function fitStudy(runs: string, title: string, job: Job, expected: readonly Expected[]): Study {
  return study(
    [runs],
    (tools) => fitTable(tools, runs, job),
    expected.flatMap(({ paper, place = independent, printed, words = {}, why }) =>
      Object.entries(printed).map(([name, text]): Claim<FitOutcome> => {
        const reason = typeof why === 'string' ? why : why?.[name];
        return {
          paper,
          place,
          what: `${words[name] ?? name}; ${title}`,
          printed: text,
          of: (outcome) => numberOf(outcome, name),
          ...(reason === undefined ? {} : { why: reason }),
        };
      }),
    ),
  );
}
