import { field, IsolossError } from '../errors.js';
import { resolveCost } from './resolve.js';

/** What of an allocation's job a cost touches. */
interface Costed {
  readonly cost?: string;
  /** A number or an expression each. */
  readonly set: Readonly<Record<string, string>>;
  readonly axes: readonly { readonly value: { readonly name: string } }[];
  readonly subjectTo: readonly string[];
}

/**
 * The job with a cost of the catalogue written out: its formula, its defaults and what follows from it under `set`, its
 * comparisons under `subjectTo`. `inputs` are the law's. A name that the job gives itself is no name of the catalogue.
 * Throws what {@link resolveCost} throws, and `missing-axis`.
 */
export function withCost<Job extends Costed>(job: Job, inputs: readonly string[]): Job {
  const axes = job.axes.map(({ value }) => value.name);
  const own = [...axes, ...Object.keys(job.set), ...inputs];
  if (job.cost === undefined || own.includes(job.cost.trim())) return job;
  const given = Object.fromEntries([
    ...axes.map((name) => [name, name] as const),
    ...Object.entries(job.set).map(
      ([name, text]) => [name, Number.isFinite(Number(text)) ? Number(text) : text] as const,
    ),
  ]);
  const resolved = resolveCost<number | string>(job.cost, given);
  const { cost } = resolved;
  if (cost === undefined) return job;
  const missing = cost.axes.filter(({ name }) => !own.includes(name));
  if (missing.length > 0) {
    const words = missing.map(({ name, description }) => `${name} (${description})`);
    throw new IsolossError(
      'missing-axis',
      `The cost ${cost.name} is made of ${words.join(' and ')}, which nothing gives.`,
      `Search ${missing.length === 1 ? 'it' : 'them'}, as in ${field('axes')} ${missing[0].name}=[8,16,32,64], or ${field('set')} ${missing[0].name}=...`,
    );
  }
  const defaults = Object.entries(resolved.sets).filter(([name]) => !own.includes(name));
  const follow = Object.entries(resolved.inputs).filter(
    ([name]) => inputs.includes(name) && !axes.includes(name) && !Object.hasOwn(job.set, name),
  );
  return {
    ...job,
    cost: resolved.formula,
    set: {
      ...Object.fromEntries(defaults.map(([name, value]) => [name, String(value)])),
      ...job.set,
      ...Object.fromEntries(follow),
    },
    subjectTo: [...job.subjectTo, ...resolved.subjectTo],
  };
}
