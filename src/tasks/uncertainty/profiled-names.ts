import { field, IsolossError } from '../../errors.js';
import type { Model } from '../../problem/model.js';

/** The free parameters that `names` asks for. Throws `unknown-parameter`. */
export function profiledNames({ free, law }: Model, names: readonly string[]): string[] {
  const known = free.map(({ name }) => name);
  const asked = names.includes('all') && !known.includes('all') ? known : [...new Set(names)];
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const isHeld = law.parameters.some(({ name }) => name === unknown);
    throw new IsolossError(
      'unknown-parameter',
      isHeld
        ? `${field('profile')} names "${unknown}", which is fixed or tied: it has no profile.`
        : `${field('profile')} names "${unknown}", which is not a parameter of the law.`,
      `Free parameters are ${known.join(', ')}.`,
    );
  }
  return asked;
}
