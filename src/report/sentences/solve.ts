/** What the answer to an inverse problem says. */
import { bandSource, type FitReference } from '../../tasks/fitted/reference.js';
import type { Solved, SolveRecord } from '../../tasks/solve/record.js';
import { endsText, formatCount, formatNumber } from '../../text.js';
import { numbers, type Part } from './parts.js';
import { percent } from './uncertainty.js';
import { withUnit } from './units.js';

export function solveParts(record: SolveRecord): Part[] {
  const { solved, level, fit, against, warnings } = record;
  const hasBands = solved.some(({ band }) => band !== null);
  const unit = { title: '', prose: true };
  return [
    { kind: 'laws', fit, ...(against === undefined ? {} : { against }) },
    { kind: 'words', text: solveQuestion(record) },
    {
      kind: 'table',
      columns: hasBands
        ? [{ title: '' }, numbers('value'), { title: percent(level) }, unit]
        : [{ title: '' }, numbers(''), unit],
      rows: solved.map((answer) => [
        nameText(answer),
        formatNumber(answer.value, 5),
        ...(hasBands ? [bandText(answer)] : []),
        unitText(answer),
      ]),
    },
    { kind: 'facts', facts: [['bands', bandWords(record)]] },
    { kind: 'warnings', lines: warnings },
  ];
}

/** Where the bands come from, of one fit or of two. */
function bandWords({ fit, against, level, drawn, pairing }: SolveRecord): string {
  const middle = percent(level);
  if (against === undefined) {
    if (fit.covariance !== undefined) return `${middle} ${bandSource(fit)} (delta method)`;
    return drawn === 0
      ? 'none: they come from a fit of your own'
      : `the middle ${middle} of what ${formatCount(drawn)} refits of resamples ask for, each solved for itself`;
  }
  const together = pairing === 'paired' ? 'resamples taken of both together' : 'the two taken as independent';
  const [own, its] = [fit, against].map((one) => bandSource(one));
  if (own === undefined && its === undefined) return 'none: they come from fits of your own';
  const of = (one: FitReference, words: string | undefined) =>
    words === undefined ? `${one.name} taken as known` : `${one.name} ${words}`;
  if (own === undefined || its === undefined) return `${middle}: ${of(fit, own)}, ${of(against, its)}`;
  const pairs = fit.replicates > 0 && against.replicates > 0 ? `${formatCount(drawn)} pairs of refits; ` : '';
  return `${middle}, ${together}: ${pairs}${of(fit, own)}, ${of(against, its)}`;
}

/** What was asked, in words: `D for the loss 2.1 at N=7e9:`. */
export function solveQuestion({ kind, question, solved, fit, against }: SolveRecord): string {
  const { loss = Number.NaN, budget = Number.NaN, at, for: wanted } = question;
  const given = at === undefined ? '' : ` at ${at}`;
  const cost = question.cost === undefined ? '' : ` with the cost ${question.cost}`;
  const unit = solved.find(({ name }) => name === 'cost')?.unit ?? '';
  const spent = withUnit(formatNumber(budget), unit === '1' || unit === 'any' ? '' : unit);
  switch (kind) {
    case 'input':
      return `${wanted ?? solved[0].name} for the loss ${formatNumber(loss)}${given}:`;
    case 'smallest':
      return `The smallest ${wanted} with which ${spent} gives the loss ${formatNumber(loss)}${given}${cost}:`;
    case 'least-cost':
      return `The cheapest way to the loss ${formatNumber(loss)}${given}${cost}:`;
    case 'best-loss':
      return `The lowest loss for ${spent}${given}${cost}:`;
    case 'equal-loss':
      if (question.budget === undefined)
        return `What ${against?.name} needs for the loss that ${fit.name} has${given}${cost}:`;
      return `What ${against?.name} needs for the loss that ${fit.name} reaches with ${spent}${given}${cost}:`;
  }
}

function bandText({ band }: Solved): string {
  if (band === null) return '';
  return endsText(band);
}

function nameText({ name, against }: Solved): string {
  return against ? `${name} (against)` : name;
}

function unitText({ unit }: Solved): string {
  return unit === '1' || unit === 'any' ? '' : unit;
}
