import { compact } from '../../../report/sentences/compact.js';
import { backendWords } from '../../../report/sentences/fit.js';
import {
  approachWords,
  biasSentences,
  estimateWords,
  factorWords,
  flatWords,
  isoflopNotes,
  isoflopTitle,
  isoflopVerdict,
  optimumBy,
  rangeWords,
  refusalOf,
  shareWords,
} from '../../../report/sentences/isoflop.js';
import type {
  CountingResult,
  IsoflopAnalysis,
  IsoflopRecord,
  Optimum,
} from '../../../tasks/isoflop/record.js';
import { formatCount, formatNumber, paddedNumber, plural } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Sizes of a column, in the same digits. */
const size = (value: number): string => compact(value, 3, true);

/** Groups and budgets that a terminal bears; the record has all. */
const MOST_ANALYSES = 4;
const MOST_BUDGETS = 40;

/** An isoFLOP analysis for a person at a terminal. */
export function isoflopText(record: IsoflopRecord, out: NodeJS.WritableStream): string {
  const layout = layoutFor(out);
  const { analyses, counting, data, events } = record;
  const shown = analyses.slice(0, MOST_ANALYSES);
  return [
    layout.prose(`${layout.bold(isoflopTitle(record))}: ${counting.convention}`),
    ...(analyses.length > 1 ? ['', ...summaryLines(analyses, layout)] : []),
    ...shown.flatMap((analysis) => ['', ...analysisLines(analysis, layout, analyses.length > 1)]),
    ...(shown.length < analyses.length
      ? [
          '',
          layout.dim(
            layout.prose(
              `and ${plural(analyses.length - shown.length, 'more group')}: --json and --report have all`,
            ),
          ),
        ]
      : []),
    ...layout.section('how to read this', isoflopNotes(record)),
    ...layout.section('notes', data.notes),
    ...layout.section('on the way', events),
    '',
    ...layout.facts([['back end', backendWords(record)]]),
    '',
  ].join('\n');
}

const right = (title: string) => ({ title, right: true });

function summaryLines(analyses: readonly IsoflopAnalysis[], { table }: Layout): string[] {
  return table(
    ['group', right('runs'), right('budgets'), ...[1, 2, 3].map((k) => right(`a by approach ${k}`))],
    analyses.map(({ name, runs, budgets, approaches }) => [
      name,
      formatCount(runs),
      formatCount(budgets.length),
      ...approaches.map(({ a }) => estimateWords(a)),
    ]),
  );
}

function analysisLines(analysis: IsoflopAnalysis, layout: Layout, isNamed: boolean): string[] {
  const { bold, prose, style, table, section, facts, dim } = layout;
  const { tone, headline, text } = isoflopVerdict(analysis);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  const { name, approaches, budgets, targets, warnings, law } = analysis;
  const refused = budgets.filter((budget) => refusalOf(budget) !== '');
  return [
    ...(isNamed ? [bold(name), ''] : []),
    ...table(
      ['approach', right('a: N_opt ~ C^a'), right('b: D_opt ~ C^b'), { title: '', prose: true }],
      approaches.map(({ approach, a, b, reason }) => [
        approachWords(approach),
        estimateWords(a),
        estimateWords(b),
        reason ?? '',
      ]),
    ),
    '',
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    ...budgetLines(analysis, layout),
    ...(targets.length === 0 ? [] : ['', ...targetLines(analysis, layout)]),
    ...(analysis.countings === undefined ? [] : ['', ...countingLines(analysis.countings, layout)]),
    ...section(
      'no minimum inside the runs',
      refused.map((budget) => `${rangeWords(budget)}: ${refusalOf(budget)}`),
      'yellow',
    ),
    ...section('bias where the law is true', biasSentences(analysis)),
    ...section('warnings', warnings, 'yellow'),
    '',
    ...facts([
      ...approaches.map(
        ({ approach, method, points }) =>
          [`approach ${approach}`, `${method}; ${plural(points, 'point')}`] as const,
      ),
      ...(law === undefined
        ? []
        : [
            [
              'law',
              Object.entries(law.parameters)
                .map(
                  ([parameter, estimate]) =>
                    `${parameter} ${estimateWords(estimate, (x) => paddedNumber(x, 4))}`,
                )
                .join(', '),
            ] as const,
          ]),
    ]),
    ...(budgets.length > MOST_BUDGETS
      ? [dim(prose(`and ${plural(budgets.length - MOST_BUDGETS, 'more budget')}: --json and --out have all`))]
      : []),
  ];
}

function budgetLines({ budgets }: IsoflopAnalysis, { table }: Layout): string[] {
  if (budgets.length === 0) return [];
  return table(
    [
      right('C'),
      right('runs'),
      ...[1, 2, 3].map((k) => right(`N_opt by ${k}`)),
      right('D/N by 2'),
      right('loss by 2'),
      right('flat within 0.1 %'),
      right('within 1 %'),
      right('compute for 0.1 %'),
    ],
    budgets.slice(0, MOST_BUDGETS).map(({ C, runs, optima, flatness }) => {
      const by = ([1, 2, 3] as const).map((k) => optimumBy(optima, k));
      return [
        formatNumber(C, 3),
        formatCount(runs),
        ...by.map((optimum) => (optimum === undefined ? '-' : estimateWords(optimum.N, size))),
        by[1] === undefined ? '-' : formatNumber(by[1].tokensPerParameter.value ?? Number.NaN, 3),
        by[1] === undefined ? '-' : estimateWords(by[1].loss, (x) => paddedNumber(x, 4)),
        ...[0, 1].map((k) => (flatness[k] === undefined ? '-' : flatWords(flatness[k]))),
        shareWords(flatness[0]?.compute),
      ];
    }),
  );
}

function countingLines(countings: readonly CountingResult[], { table }: Layout): string[] {
  return table(
    [
      'counted as',
      ...[1, 2, 3].map((k) => right(`a by ${k}`)),
      right('N by'),
      right('C by'),
      right('moved'),
      { title: '', prose: true },
    ],
    countings.map(({ name, title, N, C, moved, approaches }) => [
      name,
      ...approaches.map(({ a }) => estimateWords(a)),
      factorWords(N),
      factorWords(C),
      shareWords(moved),
      title,
    ]),
  );
}

function targetLines({ targets }: IsoflopAnalysis, { table }: Layout): string[] {
  return table(
    [right('target C'), 'approach', right('N_opt'), right('D_opt'), right('D/N'), right('loss')],
    targets.flatMap(({ C, optima }) =>
      optima.map((optimum: Optimum) => [
        formatNumber(C, 3),
        approachWords(optimum.approach),
        estimateWords(optimum.N, size),
        estimateWords(optimum.D, size),
        estimateWords(optimum.tokensPerParameter, (x) => formatNumber(x, 3)),
        estimateWords(optimum.loss, (x) => paddedNumber(x, 4)),
      ]),
    ),
  );
}
