/** An allocation as one self-contained page. */

import { commandLine } from '../../jobs/form.js';
import { own } from '../../own.js';
import { allocateForm } from '../../tasks/allocate/form.js';
import type { AllocatePlotData } from '../../tasks/allocate/plot-data.js';
import type { AllocateRecord } from '../../tasks/allocate/record.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { bandSource } from '../../tasks/fitted/reference.js';
import {
  formatCount,
  formatNumber,
  formatSeconds,
  listed,
  paddedNumber,
  plural,
  sentence,
} from '../../text.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import {
  type DrawnAllocation,
  frontierFigures,
  quantityNames,
  quantityOf,
  quantityTitle,
  spreadWords,
} from '../figures/frontier.js';
import { distributionFigures } from '../figures/optima.js';
import { optimumFigures, priceOf } from '../figures/optimum.js';
import {
  definitionList,
  fact,
  lawEquations,
  lawKicker,
  methodsBlock,
  noteList,
  pageHeading,
  repeatBlock,
  settings,
  warningList,
} from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import {
  allocateTitle,
  allocateVerdict,
  bindingWords,
  costWords,
  isCertified,
} from '../sentences/allocate.js';
import { bibtex, papersOf } from '../sentences/citation.js';
import { compact } from '../sentences/compact.js';
import { answerMethods } from '../sentences/methods.js';
import { percent } from '../sentences/uncertainty.js';
import { costUnit, withUnit } from '../sentences/units.js';
import { decisionTables, frontierTable, spendingTable, topTable } from './allocate-tables.js';

/** The page of an allocation; `canvas` as for a fit's report. The same allocation gives the same bytes. */
export function renderAllocate(
  record: AllocateRecord,
  sketch: AllocatePlotData,
  fitted: FittedLaw,
  canvas: Canvas,
): string {
  const drawn = { record, sketch, fitted };
  const many = record.frontier.length > 1;
  const last = record.frontier[record.frontier.length - 1];
  return documentOf({
    title: `${allocateTitle(record)}: allocation`,
    header: header(drawn),
    sections: [
      many
        ? section('frontier', 'The frontier', figureGrid(frontierFigures(drawn, canvas), canvas))
        : section('flatness', 'How flat the optimum is', figureGrid(optimumFigures(drawn, canvas), canvas)),
      section(
        'optima',
        many
          ? `Where the refits put the optimum at ${withUnit(compact(last.budget ?? Number.NaN), costUnit(record.cost, record.job.cost))}`
          : 'Where the refits put the optimum',
        figureGrid(distributionFigures(drawn, canvas), canvas, 'small'),
      ),
      section('numbers', 'In numbers', many ? frontierTable(drawn) : spendingTable(drawn)),
      section('decisions', 'Decided under uncertainty', decisionTables(drawn)),
      section('top', 'The best grid points', topTable(last, drawn)),
      section('limits', 'What limits it', noteList(bindingWords(record))),
      section('certificate', 'Certificate', certificate(record)),
      section('run', 'How it ran', howItRan(record)),
      section(
        'methods',
        'Methods and citation',
        methodsBlock(answerMethods(record.fit, methodsWords(record)), bibtex(papersOf([record.fit]))),
      ),
      section('repeat', 'Repeat it', repeatBlock(commandLine(allocateForm, record.job))),
    ],
    record,
  });
}

function methodsWords({ goal, objective, axes, cost, frontier, job }: AllocateRecord): string {
  const [first, last] = [frontier[0], frontier[frontier.length - 1]].map(({ budget }) => budget);
  const spent = cost === null ? '' : `, where the cost is ${costWords(cost, job.set)},`;
  const unit = costUnit(cost, job.cost);
  const budgets =
    first === null || last === null
      ? ''
      : frontier.length === 1
        ? ` for a budget of ${withUnit(formatNumber(first), unit)}${spent}`
        : ` for ${plural(frontier.length, 'budget')} from ${formatNumber(first)} to ${withUnit(formatNumber(last), unit)}${spent}`;
  return `The ${goal === 'minimize' ? 'least' : 'largest'} ${objective} over ${listed(axes.map(({ name }) => name))}${budgets} was searched on a grid and refined by sequential quadratic programming with exact derivatives, and is certified by the slopes of the Lagrangian`;
}

function header(drawn: DrawnAllocation): Html {
  const { record, fitted } = drawn;
  const { fit, warnings } = record;
  const { tone, headline, text } = allocateVerdict(record);
  return html`<header>
${lawKicker(fitted.law)}
${pageHeading(allocateTitle(record))}
${lawEquations(fit.formula, fit.where, fit.parameters)}
<div class="verdict ${tone}"><strong>${headline}</strong><p>${text}</p>${warningList(warnings)}</div>
<dl class="facts">
${record.frontier.length > 1 ? frontierFacts(drawn) : optimumFacts(drawn)}
</dl>
</header>`;
}

function optimumFacts({ record, sketch, fitted }: DrawnAllocation): Html {
  const { frontier, shares } = record;
  const [only] = frontier;
  const { best, quantiles, lossBand } = only;
  const between = (band: readonly number[] | undefined, text: (value: number) => string): string =>
    band === undefined || shares.length < 2
      ? ''
      : text(band[0]) === text(band[band.length - 1])
        ? record.fit.replicates > 0
          ? 'the same in the refits'
          : ''
        : `${text(band[0])} to ${text(band[band.length - 1])}, ${percent(shares[shares.length - 1] - shares[0])}${record.fit.replicates > 0 ? ' of refits' : ''}`;
  // What was set to a number is no finding.
  const found = quantityNames(only).filter((name) => !Number.isFinite(Number(own(record.job.set, name))));
  const quantities = found.map((name) => {
    const unit = quantityTitle(name, fitted).split(', ')[1];
    const range = between(own(quantiles, name), (value) => compact(value, 3, true));
    return fact(
      name === 'D/N' ? 'Tokens per parameter' : `Best ${name}`,
      compact(quantityOf(only, name), 3, true),
      range === '' && name !== 'D/N' ? (unit ?? '') : range,
    );
  });
  const spent = best.cost === undefined || only.budget !== null ? undefined : compact(best.cost);
  const [first] = sketch.profiles;
  const prices =
    first === undefined || !(only.objective > 0)
      ? []
      : [0.5, 2]
          .map((factor) => priceOf(first.profile, best[first.profile.axis], factor))
          .filter(Number.isFinite);
  return html`${quantities}${fact(
    'Loss',
    paddedNumber(best.loss, 4),
    between(lossBand, (value) => paddedNumber(value, 4)),
  )}${spent === undefined ? undefined : fact('Cost', spent, record.cost ?? '')}${
    prices.length === 0
      ? undefined
      : fact(
          'Flatness',
          `${formatNumber(100 * Math.max(...prices), 2)} %`,
          `${record.goal === 'minimize' ? 'more' : 'less'} ${record.objective === 'L' ? 'loss' : record.objective} within a factor of two of the best ${first?.profile.axis}`,
        )
  }`;
}

function frontierFacts({ record, sketch }: DrawnAllocation): Html {
  const { frontier, shares } = record;
  const [first, last] = [frontier[0], frontier[frontier.length - 1]];
  const span = (name: string) =>
    [first, last].map((one) => compact(quantityOf(one, name), 3, true)).join(' to ');
  const unit = costUnit(record.cost, record.job.cost);
  const budgets = [first, last].map(({ budget }) => compact(budget ?? Number.NaN)).join(' to ');
  return html`${fact(`Budget${unit === '' ? '' : `, ${unit}`}`, budgets, `${formatCount(frontier.length)} of them${record.cost === null ? '' : `, cost ${record.cost}`}`)}${quantityNames(
    first,
  ).map((name) => {
    const exponent = own(sketch.exponents, name);
    return exponent === undefined
      ? fact(name === 'D/N' ? 'Tokens per parameter' : `Best ${name}`, span(name), '')
      : fact(`Best ${name}`, span(name), `grows as the budget to the power ${spreadWords(exponent, shares)}`);
  })}${fact(
    'Loss',
    `${paddedNumber(first.best.loss, 4)} to ${paddedNumber(last.best.loss, 4)}`,
    sketch.floor === undefined ? '' : `floor ${spreadWords(sketch.floor, shares)}`,
  )}`;
}

function certificate({ frontier, fit }: AllocateRecord): Html {
  const many = frontier.length > 1;
  const certificates = frontier.map((one) => one.certificate);
  const settled = certificates.filter((one) => one.settled).length;
  const largest = (values: readonly number[]) => formatNumber(Math.max(...values), 3);
  const multipliers = certificates.flatMap(({ leastMultiplier }) => leastMultiplier ?? []);
  const differences = frontier.flatMap(({ closedForm }) => closedForm?.difference ?? []);
  const unsettled = Math.max(...frontier.map((one) => one.unsettled ?? 0));
  return definitionList([
    [
      'Status',
      many
        ? `${frontier.filter(isCertified).length} of ${plural(frontier.length, 'budget')} certified; Newton’s steps came to rest at ${settled}`
        : settled === 1
          ? 'Newton’s steps came to rest.'
          : 'Newton’s method did not converge; a pattern search found the point.',
    ],
    [
      'Stationarity',
      `${largest(certificates.map((one) => one.stationarity))}, ${many ? 'at most: ' : ''}the largest slope of the Lagrangian`,
    ],
    ['Violation', `${largest(certificates.map((one) => one.violation))} of a constraint, relative`],
    ...(multipliers.length === 0
      ? []
      : [
          [
            'Multipliers',
            `${formatNumber(Math.min(...multipliers), 4)} or more; not below zero at an optimum`,
          ] as [string, string],
        ]),
    ...(differences.length === 0
      ? []
      : [
          [
            'Closed form',
            `differs by ${largest(differences)}, relative${differences.length < frontier.length ? ` (${differences.length} of ${plural(frontier.length, 'budget')} have one)` : ''}`,
          ] as [string, string],
        ]),
    ...(fit.covariance === undefined ? [] : [['Bands', sentence(bandSource(fit) ?? '')] as [string, string]]),
    ...(fit.replicates === 0
      ? []
      : [
          [
            'Refits',
            `${formatCount(fit.replicates)}, each with its own optimum${unsettled > 0 ? `; up to ${formatCount(unsettled)} without one, left out` : ''}`,
          ] as [string, string],
        ]),
  ]);
}

function howItRan(record: AllocateRecord): Html {
  const { fit, goal, objective, cost, job, axes, evaluated, frontier, backend, seconds, events } = record;
  const { name, adapter, software, precision, reason } = backend;
  const entry = (key: string, text: string): [string, string] => [key, text];
  const feasible = frontier.reduce((sum, one) => sum + one.feasible, 0);
  return definitionList([
    entry('Question', `${goal} ${objective}`),
    ...(cost === null ? [] : [entry('Cost', cost)]),
    ...settings(job.set),
    ...job.subjectTo.map((text) => entry('Subject to', text)),
    ...(job.targetLoss === undefined ? [] : [entry('Subject to', `L <= ${job.targetLoss}`)]),
    ...axes.map((axis) =>
      entry(
        `Axis ${axis.name}`,
        'values' in axis
          ? axis.values.map((value) => formatNumber(value, 4)).join(', ')
          : `${formatNumber(axis.lo, 3)} to ${formatNumber(axis.hi, 3)}, ${plural(axis.count, 'point')}${axis.linear ? ', evenly' : ''}${axis.chosen ? '; chosen from the fit' : ''}`,
      ),
    ),
    entry(
      'Searched',
      `${formatCount(evaluated)} candidates, ${frontier.length > 1 ? '' : `${formatCount(feasible)} of them within all limits, `}then refined in double precision`,
    ),
    entry('Fit', fit.replicates === 0 ? fit.name : `${fit.name}, ${plural(fit.replicates, 'refit')}`),
    entry(
      'Back end',
      `${name} (${adapter}${software ? ', in software' : ''}), ${precision} search; ${reason}`,
    ),
    entry(
      'Time',
      `searching ${formatSeconds(seconds.search)}, refining ${formatSeconds(seconds.refine)}${fit.replicates === 0 ? '' : `, refits ${formatSeconds(seconds.uncertainty)}`}`,
    ),
    ...events.map((event) => entry('On the way', sentence(event))),
  ]);
}
