import { percent } from '../../../report/sentences/uncertainty.js';
import type { DesignCandidate, DesignRecord, DesignStep } from '../../../tasks/design/record.js';
import { endsText, formatCount, formatNumber, formatSeconds, plural } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Which run to make next, for a person at a terminal. */
export function designText(record: DesignRecord, out: NodeJS.WritableStream): string {
  const layout = layoutFor(out);
  const { candidates, plan, mostPerCost, best } = record;
  const facts: readonly (readonly [string, string])[] = [
    ['goal', goalWords(record)],
    ['question', questionWords(record)],
    ['noise', noiseWords(record)],
    ...(mostPerCost === undefined || sameAt(mostPerCost, best)
      ? []
      : [['per cost', `most is removed for its cost by ${cheapWords(mostPerCost, best)}`] as const]),
    ['searched', searchedWords(record)],
  ];
  return [
    ...layout.heading(record.fit),
    '',
    ...candidateLines(candidates, layout),
    ...(plan === undefined ? [] : planLines(plan, layout)),
    '',
    layout.dim(`  ${layout.prose(COLUMNS, 2)}`),
    '',
    ...layout.facts(facts),
    ...layout.section('warnings', record.warnings, 'yellow'),
    '',
  ].join('\n');
}

const COLUMNS =
  'removed: share of the variance of the goal over the refits; weighted: the same without linearity, and how many refits agree with an outcome';

const share = (value: number): string => `${formatNumber(100 * value, 3)} %`;

function candidateLines(candidates: readonly DesignCandidate[], { table }: Layout): string[] {
  const names = Object.keys(candidates[0].at);
  const hasCost = candidates[0].perCost !== undefined;
  const heads = [
    '',
    ...names,
    'removed',
    'weighted',
    ...(hasCost ? ['per cost'] : []),
    'loss',
    'band of the law',
  ];
  const rows = candidates.map((one, k) => [
    String(k + 1),
    ...names.map((name) => formatNumber(one.at[name], 3)),
    `${share(one.share)} +- ${formatNumber(100 * one.error, 1)}`,
    weightedText(one.weighted),
    ...(one.perCost === undefined ? [] : [formatNumber(one.perCost, 3)]),
    formatNumber(one.loss, 4),
    one.band === null ? '' : endsText(one.band),
  ]);
  return table(
    heads.map((title, i) => ({ title, right: i < heads.length - 1 })),
    rows,
  );
}

function planLines(plan: readonly DesignStep[], { table, dim }: Layout): string[] {
  const names = Object.keys(plan[0].at);
  const heads = ['run', ...names, 'removed so far', 'weighted', 'deviation left'];
  const rows = plan.map((step, k) => [
    String(k + 1),
    ...names.map((name) => formatNumber(step.at[name], 3)),
    share(step.share),
    weightedText(step.weighted),
    formatNumber(step.deviation, 3),
  ]);
  return [
    '',
    dim('  one after the other'),
    ...table(
      heads.map((title) => ({ title, right: true })),
      rows,
    ),
  ];
}

function weightedText(weighted: DesignCandidate['weighted']): string {
  return `${share(weighted.share)} (${formatNumber(weighted.effective, 2)})`;
}

function goalWords({ goal, best }: DesignRecord): string {
  return `${goal.formula} = ${formatNumber(goal.value, 5)}, ${endsText(goal.band)} (${percent(goal.level)}) over ${plural(goal.refits, 'refit')}; deviation ${formatNumber(goal.deviation, 3)}, ${formatNumber(best.deviation, 3)} after the best run`;
}

function questionWords({ job, cost }: DesignRecord): string {
  return [
    job.by === 'share' ? 'most removed' : 'most removed per unit cost',
    ...(cost === null
      ? []
      : [`cost ${cost}${job.budget === undefined ? '' : ` <= ${formatNumber(job.budget)}`}`]),
    ...Object.entries(job.set).map(([name, formula]) => `${name} = ${formula}`),
    ...job.subjectTo,
  ].join('; ');
}

function noiseWords({ noise }: DesignRecord): string {
  const unit = noise.scale === 'raw' ? 'of loss' : 'of log loss';
  return `a run lies ${formatNumber(noise.deviation, 3)} ${unit} about the law, ${noise.from === 'given' ? 'as given' : 'as the middle half of the fitted runs do'}${noise.rootMeanSquare === undefined ? '' : ` (root mean square of all: ${formatNumber(noise.rootMeanSquare, 3)})`}`;
}

function cheapWords(cheap: DesignCandidate, best: DesignCandidate): string {
  const at = Object.entries(cheap.at).map(([name, value]) => `${name} ${formatNumber(value, 3)}`);
  const times = (cheap.perCost ?? Number.NaN) / (best.perCost ?? Number.NaN);
  return `${at.join(', ')}: ${share(cheap.share)} removed, ${formatNumber(times, 3)} times as much per unit cost`;
}

function sameAt(one: DesignCandidate, other: DesignCandidate): boolean {
  return Object.entries(one.at).every(([name, value]) => other.at[name] === value);
}

function searchedWords({ axes, evaluated, allowed, seconds }: DesignRecord): string {
  const ranges = axes.map(({ name, values, spacing }) =>
    spacing === 'listed'
      ? `${name} in ${values.map((value) => formatNumber(value, 4)).join(', ')}`
      : `${name} ${formatNumber(values[0], 3)} to ${formatNumber(values[values.length - 1], 3)}`,
  );
  return `${formatCount(evaluated)} candidates (${ranges.join('; ')}), ${formatCount(allowed)} of them allowed; ${formatSeconds(seconds.total)}`;
}
