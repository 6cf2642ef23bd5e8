import type { Problem } from '../state/views.js';
import * as store from './store.js';

/** What stands in the way of a fit, and what to do about it. */
export function ProblemNote() {
  const problem = store.unopened.value ?? store.problem.value;
  if (problem === undefined) return null;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{problem.message}</strong>
      </p>
      {isOfLaw(problem, store.job.value.law) ? undefined : <Caret excerpt={problem.excerpt} />}
      <p>{problem.fix}</p>
    </div>
  );
}

/** A formula with a mark under the character that is at fault. */
export function Caret({ excerpt }: { readonly excerpt: string | undefined }) {
  return excerpt === undefined ? null : (
    <pre class="caret" aria-hidden="true">
      {excerpt}
    </pre>
  );
}

/** Whether the law is at fault, in whose field that is shown; not a condition or a column's expression. */
export function isOfLaw({ code, excerpt = '' }: Problem, law: string): boolean {
  const [formula] = excerpt.split('\n');
  return excerpt === '' ? /law|formula/.test(code) : law.includes(formula.replace(/^\.{3}|\.{3}$/g, ''));
}
