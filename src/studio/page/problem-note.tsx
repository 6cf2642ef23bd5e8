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
      <p>{problem.fix}</p>
    </div>
  );
}

/** A formula with a mark under the character that is at fault. */
export function Caret({ formula, problem }: { readonly formula: string; readonly problem: Problem }) {
  const { position } = problem;
  if (position === undefined) return null;
  const at = Math.max(0, Math.min(formula.length, position - 1));
  return (
    <pre class="caret" aria-hidden="true">
      {formula.slice(0, at)}
      <mark>{formula[at] ?? ' '}</mark>
      {formula.slice(at + 1)}
      {'\n'}
      {' '.repeat(at)}^
    </pre>
  );
}
