import type { Axis, Bound } from '../../jobs/grammar.js';
import { type FitJob, fieldDefault } from './job.js';

/** An option that takes one text; nothing where it is not given. */
export function single(flag: string, value: string | number | undefined): string[] {
  if (value === undefined) return [];
  return [flag, typeof value === 'number' ? String(value).replace('e+', 'e') : value];
}

/** An option given once for each text. */
export function list(flag: string, texts: readonly string[]): string[] {
  return texts.flatMap((text) => [flag, text]);
}

/** An option given once for each name, as `name=value`. */
export function pairs<T>(
  flag: string,
  record: Readonly<Record<string, T>>,
  text: (value: T) => string = String,
): string[] {
  return list(
    flag,
    Object.entries(record).map(([name, value]) => `${name}=${text(value)}`),
  );
}

/** The arguments after `isoloss` that give `job` again; what is at its default is left out. */
export function jobArguments(job: FitJob): string[] {
  const unusual = (flag: string, field: 'maxSteps' | 'seed' | 'backend' | 'level') =>
    job[field] === fieldDefault(field) ? [] : single(flag, job[field]);
  const ends = ([lo, hi]: Bound) => `${lo ?? ''}..${hi ?? ''}`;
  return [
    'fit',
    job.runs,
    ...single('--law', job.law),
    ...pairs('--map', job.map),
    ...single('--where', job.where),
    ...single('--hold-out', job.holdOut),
    ...single('--weight', job.weight),
    ...(job.dropMissing ? ['--drop-missing'] : []),
    ...(job.exhaustive ? ['--exhaustive'] : []),
    ...single('--last-by', job.lastBy),
    ...single('--loss', job.loss),
    ...single('--delta', job.delta),
    ...single('--tau', job.tau),
    ...single('--residual', job.residual),
    ...single('--starts', job.starts),
    ...list('--start', job.start),
    ...pairs('--range', job.range, ends),
    ...pairs('--fix', job.fix),
    ...single('--positive', joined(job.positive)),
    ...pairs('--bound', job.bound, ends),
    ...list('--objective-grid', job.objectiveGrid.map(axisText)),
    ...single('--bootstrap', job.bootstrap),
    ...single('--scheme', job.scheme),
    ...single('--cluster', job.cluster),
    ...single('--strata', job.strata),
    ...single('--noise', job.noise),
    ...single('--refit-starts', job.refitStarts),
    ...single('--interval', joined(job.interval)),
    ...unusual('--level', 'level'),
    ...pairs('--derive', job.derive),
    ...single('--profile', joined(job.profile)),
    ...(job.leverage ? ['--leverage'] : []),
    ...unusual('--max-steps', 'maxSteps'),
    ...unusual('--seed', 'seed'),
    ...unusual('--backend', 'backend'),
    ...single('--adapter', job.adapter),
  ];
}

/** {@link jobArguments} as one line for a POSIX shell. */
export function jobCommand(job: FitJob): string {
  return shellLine(['isoloss', ...jobArguments(job)]);
}

function joined(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : names.join(',');
}

/** As `parseAxis` reads it. */
export function axisText(axis: Axis): string {
  if ('values' in axis) return `${axis.name}=[${axis.values.map(shortest).join(',')}]`;
  return `${axis.name}=${shortest(axis.lo)}..${shortest(axis.hi)}:${axis.count}${axis.linear ? ':lin' : ''}`;
}

/** `1e13` for 10000000000000. */
function shortest(value: number): string {
  const power = value.toExponential().replace('e+', 'e');
  return power.length < String(value).length ? power : String(value);
}

/** Words as one line for a POSIX shell. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellQuoted).join(' ');
}

function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
