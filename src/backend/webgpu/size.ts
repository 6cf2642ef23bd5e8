/** What kernels may be made of: drivers take minutes over larger ones, in which nothing can stop them. */
import { field, IsolossError } from '../../errors.js';
import { MAX_GROUPED_ON_DEVICE } from '../../formula/size-limits.js';
import type { Problem } from '../../problem/problem.js';

/** Factorisations are written out: a kernel's text grows with the cube of the parameters. */
const MOST_PARAMETERS = 64;

/** Characters of a kernel's text. Software drivers compile about as many in a minute. */
const MOST_CHARACTERS = 2 ** 20;

/** @throws IsolossError `too-large-for-gpu` */
export function checkParameters({ size, groups }: Pick<Problem, 'size' | 'groups'>): void {
  const [whose, most] =
    groups === undefined ? ['', MOST_PARAMETERS] : [' of all groups', MAX_GROUPED_ON_DEVICE];
  if (size > most) throw tooLarge(`${size} free parameters${whose}`, `${most} at most`);
}

/** @throws IsolossError `too-large-for-gpu` */
export function checkKernel(name: string, source: string): void {
  if (source.length > MOST_CHARACTERS)
    throw tooLarge(`a kernel (${name}) of ${source.length} characters`, `${MOST_CHARACTERS} at most`);
}

function tooLarge(what: string, limit: string): IsolossError {
  return new IsolossError(
    'too-large-for-gpu',
    `The law makes ${what}: WebGPU takes ${limit}.`,
    `Use ${field('backend')} cpu, simplify the law, or hold parameters with ${field('fix')}.`,
  );
}
