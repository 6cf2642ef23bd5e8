import { listed } from '../../text.js';
import type { AdequacyFinding } from '../fit/record.js';
import type { ParameterVerdict } from '../uncertainty/verdict-rule.js';
import { PREDICTION } from './candidates.js';

/**
 * Lowers verdicts according to findings: a parameter that is determined under a law that the runs contradict is not well
 * known. If the law is linear in all its parameters, a misfit along its inputs biases them by no more than its own size,
 * the scale of their verdicts, and they are kept.
 */
export function lowerVerdicts(
  verdicts: Readonly<Record<string, ParameterVerdict>>,
  findings: readonly AdequacyFinding[],
  linear: boolean,
): Record<string, ParameterVerdict> {
  const grave = findings.filter(({ kind }) => !linear || (kind !== 'law' && kind !== 'lack of fit'));
  if (grave.length === 0) return { ...verdicts };
  const reason = reasonOf(grave);
  return Object.fromEntries(
    Object.entries(verdicts).map(([name, found]) => [
      name,
      found.verdict === 'determined'
        ? { verdict: 'weakly determined', why: `${reason} ${found.why}` }
        : found,
    ]),
  );
}

function reasonOf([first]: readonly AdequacyFinding[]): string {
  const about = listed(first.about.map((name) => (name === PREDICTION ? name : `\`${name}\``)));
  switch (first.kind) {
    case 'column':
      return `Residuals depend on ${about} beyond the law: the value is that of a mixture.`;
    case 'law':
      return `Residuals along ${about} are not noise: the value goes with a law that these runs contradict.`;
    case 'lack of fit':
      return 'The law misses repeated points: the value goes with a law that these runs contradict.';
    case 'few runs':
    case 'correlated rows':
      return `Rows that share ${about} are not independent: the value is less certain than its standard error says.`;
    case 'identical rows':
      return 'Identical rows are counted as if they were runs of their own: the value is less certain than its standard error says.';
  }
}
