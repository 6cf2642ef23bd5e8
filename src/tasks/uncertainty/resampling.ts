/** The resampling schemes, and contradictions among a job's resampling fields. */

/** How resamples are drawn. */
export const schemes = [
  'pairs',
  'cluster',
  'stratified',
  'residual',
  'wild',
  'parametric',
  'bayesian',
  'jackknife',
  'jackknife-cluster',
] as const;
export type Scheme = (typeof schemes)[number];

/** The most resamples whose refits are kept in memory, or written to one file. */
export const MOST_IN_MEMORY = 1e7;

interface ResamplingFields {
  readonly bootstrap?: number;
  readonly scheme?: Scheme;
  readonly cluster?: string;
  readonly strata?: string;
  readonly noise?: string;
  readonly refitStarts?: unknown;
  readonly interval: readonly string[];
}

/** Contradictions among a job's resampling fields: the field and a message. */
export function resamplingFaults(job: ResamplingFields): [field: string, message: string][] {
  const { scheme = 'pairs', bootstrap } = job;
  const jackknife = isJackknife(scheme);
  const clustered = scheme === 'cluster' || scheme === 'jackknife-cluster';
  const faults: [string, string | false][] = [
    [
      'bootstrap',
      jackknife && bootstrap !== undefined && 'the jackknife leaves out each unit once; it takes no count',
    ],
    [
      'scheme',
      !jackknife &&
        job.scheme !== undefined &&
        bootstrap === undefined &&
        'says how resamples are drawn; their number is missing (bootstrap)',
    ],
    ['refitStarts', bootstrap === undefined && job.refitStarts !== undefined && 'belongs to a bootstrap'],
    ['interval', bootstrap === undefined && job.interval.length > 0 && 'belongs to a bootstrap'],
    [
      'cluster',
      clustered &&
        job.cluster === undefined &&
        `the ${scheme} scheme needs to know which rows belong together`,
    ],
    [
      'cluster',
      !clustered && job.cluster !== undefined && 'belongs to the schemes cluster and jackknife-cluster',
    ],
    [
      'strata',
      scheme === 'stratified' &&
        job.strata === undefined &&
        'the stratified scheme needs to know which rows form a stratum',
    ],
    ['strata', scheme !== 'stratified' && job.strata !== undefined && 'belongs to the stratified scheme'],
    ['noise', scheme !== 'parametric' && job.noise !== undefined && 'belongs to the parametric scheme'],
  ];
  return faults.filter((fault): fault is [string, string] => fault[1] !== false);
}

/** Whether a scheme leaves out one unit at a time instead of drawing. */
export function isJackknife(scheme: Scheme): boolean {
  return scheme === 'jackknife' || scheme === 'jackknife-cluster';
}

/** Whether a job refits resamples, bootstrap or jackknife. */
export function isResampled({ bootstrap, scheme }: Pick<ResamplingFields, 'bootstrap' | 'scheme'>): boolean {
  return bootstrap !== undefined || (scheme !== undefined && isJackknife(scheme));
}
