/** What the page is a function of beside its table: the job of a fit, as the command line has it, and a budget to spend. */
import type { FitJobInput } from '../../tasks/fit/job.js';

/** A fit's job without its table. What is absent is as the law has it, or does not apply. */
export type JobSettings = Omit<FitJobInput, 'runs' | 'law'> & { readonly law: string };

/** What is spent, and by whose law. */
export interface Spending {
  /** In the unit of the cost; FLOP for laws in N and D. */
  readonly budget: number;
  /** The group of runs whose parameters are taken, where groups have their own; where absent the first. */
  readonly group?: string;
}

export interface Settings extends Spending {
  readonly job: JobSettings;
}

/** Fields set to new values; `undefined` makes a field absent. */
export type JobPatch = { readonly [Field in keyof JobSettings]?: JobSettings[Field] | undefined };

/** Fields whose entries are named after inputs or parameters. */
export type NamedField = 'map' | 'fix' | 'bound';

/** Fields about the parameters of one law, without meaning for another. */
const OF_ONE_LAW = [
  'let',
  'positive',
  'bound',
  'range',
  'start',
  'fix',
  'per',
  'derive',
  'profile',
  'objectiveGrid',
] as const satisfies readonly (keyof JobSettings)[];

export function withJob(settings: Settings, patch: JobPatch): Settings {
  const fields = Object.entries({ ...settings.job, ...patch }).filter(([, value]) => value !== undefined);
  return { ...settings, job: Object.fromEntries(fields) as unknown as JobSettings };
}

/** Another law for the same runs: what was said of the old law's parameters is left behind. */
export function withLaw(settings: Settings, law: string): Settings {
  const left = Object.fromEntries(OF_ONE_LAW.map((field) => [field, undefined]));
  return withJob(settings, { ...left, law } as JobPatch);
}

/** One entry of a field that has entries by name; `undefined` removes it, and a field without entries is absent. */
export function withEntry(settings: Settings, field: NamedField, name: string, value: unknown): Settings {
  const entries = Object.entries({ ...settings.job[field], [name]: value }).filter(
    ([, each]) => each !== undefined,
  );
  return withJob(settings, { [field]: entries.length === 0 ? undefined : Object.fromEntries(entries) });
}

/** The example that the page begins with. */
export const exampleSettings: Settings = {
  job: { law: 'chinchilla', bootstrap: 400 },
  budget: 1e21,
};

/** What a table of one's own is first fitted with. */
export const firstSettings: Settings = { job: { law: 'chinchilla' }, budget: 1e23 };
