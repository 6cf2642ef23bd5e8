/** An isoFLOP analysis as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import type { DrawnBudget } from '../../tasks/isoflop/analyse.js';
import { isoflopForm } from '../../tasks/isoflop/form.js';
import type { IsoflopOutcome } from '../../tasks/isoflop/isoflop.js';
import type { Budget, Estimate, IsoflopAnalysis, IsoflopRecord } from '../../tasks/isoflop/record.js';
import { endsText, formatCount, formatNumber, paddedNumber, plural, sentence, wereOf } from '../../text.js';
import { type Canvas, type Figure, figureGrid } from '../figures/figure.js';
import { exponentFigure, optimumFigure, profileFigure } from '../figures/isoflop.js';
import {
  definitionList,
  fact,
  methodsBlock,
  noteList,
  pageHeading,
  repeatBlock,
  warningList,
} from '../markup/blocks.js';
import { documentOf, type Section, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { equation, withScripts } from '../markup/math.js';
import {
  type Cell,
  estimateCell,
  numberCell,
  numberHead,
  remarkCell,
  table,
  textCell,
  textHead,
} from '../markup/table.js';
import { bibtex } from '../sentences/citation.js';
import { compact } from '../sentences/compact.js';
import { backendWords } from '../sentences/fit.js';
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
} from '../sentences/isoflop.js';
import { runsMethods } from '../sentences/methods.js';

/** Sizes of a column, in the same digits. */
const size = (value: number): string => compact(value, 3, true);

/** Groups with figures and tables of their own; the record has all. */
const MOST_ANALYSES = 8;
/** Budgets that a page lists. */
const MOST_BUDGETS = 100;

/** The page of an analysis; `canvas` as for a fit's report. The same outcome gives the same bytes. */
export function renderIsoflop({ record, profiles }: IsoflopOutcome, canvas: Canvas): string {
  const { analyses, data } = record;
  const shown = analyses.slice(0, MOST_ANALYSES);
  const exponents = exponentFigure(analyses, canvas);
  return documentOf({
    title: `${isoflopTitle(record)}: isoFLOP analysis`,
    header: header(record),
    sections: [
      section(
        'exponents-of',
        'The exponents',
        html`${exponentTable(record)}
${exponents === undefined ? undefined : figureGrid([exponents], canvas, 'wide')}`,
      ),
      ...shown.flatMap((analysis, k) =>
        analysisSections(record, analysis, profiles[k], `g${k + 1}`, canvas, analyses.length > 1),
      ),
      section('reading', 'How to read this', noteList(isoflopNotes(record).map(withScripts))),
      section('notes', 'Notes', data.notes.length === 0 ? undefined : noteList(data.notes)),
      section('run', 'How it ran', howItRan(record)),
      section(
        'methods',
        'Methods and citation',
        methodsBlock(
          runsMethods([
            `${plural(data.rows, 'row')} ${wereOf(data.rows)} analysed by the approaches of Hoffmann et al. (2022), where ${record.counting.convention}`,
            ...(analyses[0]?.approaches ?? []).map(
              ({ approach, method }) => `approach ${approach}: ${method}`,
            ),
          ]),
          bibtex(['hoffmann-2022']),
        ),
      ),
      section('repeat', 'Repeat it', repeatBlock(commandLine(isoflopForm, record.job))),
    ],
    record,
  });
}

function header(record: IsoflopRecord): Html {
  const { analyses, counting, asked } = record;
  const [only] = analyses;
  const { tone, headline, text } =
    asked === 1
      ? isoflopVerdict(only)
      : {
          tone: 'sure' as const,
          headline: `${plural(analyses.length, 'group')} of runs`,
          text: 'Each is analysed by itself; its verdict is with it.',
        };
  return html`<header>
<p class="kicker">isoFLOP analysis</p>
${pageHeading(isoflopTitle(record))}
<div class="verdict ${tone}"><strong>${headline}</strong><p>${withScripts(text)}</p>${asked === 1 ? warningList(only.warnings) : undefined}</div>
<dl class="facts">
${asked === 1 ? only.approaches.map(({ approach, a }) => fact(`a by approach ${approachWords(approach)}`, a.value === null ? '–' : paddedNumber(a.value, 3), a.interval === null ? '' : endsText(a.interval))) : undefined}${fact('Counted as', 'C, N, D', counting.convention)}</dl>
</header>`;
}

function exponentTable({ analyses }: IsoflopRecord): Html {
  return analyses.length > 1 ? groupTable(analyses) : approachTable(analyses[0]);
}

function groupTable(analyses: readonly IsoflopAnalysis[]): Html {
  const heads = [
    textHead('Group'),
    numberHead('Runs'),
    numberHead('Budgets'),
    ...(['a', 'b'] as const).flatMap((name) =>
      [1, 2, 3].map((k) => numberHead(withScripts(`${name} by ${k}`))),
    ),
  ];
  const rows = analyses.map(({ name, runs, budgets, approaches }): Cell[] => [
    textCell(name),
    numberCell(formatCount(runs)),
    numberCell(formatCount(budgets.length)),
    ...approaches.map(({ a }) => estimateCell(estimateWords(a))),
    ...approaches.map(({ b }) => estimateCell(estimateWords(b))),
  ]);
  return table(heads, rows, { label: 'The exponents of every group by approach', isMatrix: true });
}

function approachTable({ approaches }: IsoflopAnalysis): Html {
  const isRefused = approaches.some(({ reason }) => reason !== undefined);
  const heads = [
    textHead('Approach'),
    numberHead(withScripts('a: N_opt ∝ Cᵃ')),
    numberHead(withScripts('b: D_opt ∝ Cᵇ')),
    numberHead('Points'),
    numberHead('Resamples'),
    ...(isRefused ? [textHead('')] : []),
  ];
  const rows = approaches.map(({ approach, a, b, points, resamples, reason }): Cell[] => [
    textCell(approachWords(approach)),
    estimateCell(estimateWords(a)),
    estimateCell(estimateWords(b)),
    numberCell(formatCount(points)),
    numberCell(`${formatCount(resamples.kept)} of ${formatCount(resamples.asked)}`),
    ...(isRefused ? [remarkCell(reason ?? '')] : []),
  ]);
  return table(heads, rows, { label: 'The exponents by approach' });
}

function analysisSections(
  { counting, job }: IsoflopRecord,
  analysis: IsoflopAnalysis,
  drawn: readonly DrawnBudget[],
  id: string,
  canvas: Canvas,
  isNamed: boolean,
): (Section | undefined)[] {
  const { name, warnings } = analysis;
  const titles = {
    N: counting.N === 'N' ? 'N, parameters' : `${counting.N} (N), parameters`,
    L: Object.hasOwn(job.map, 'L') ? `${job.map.L} (L)` : 'loss',
  };
  const profiles = profileFigure(analysis, drawn, id, titles, canvas);
  const figures = [
    optimumFigure(analysis, 'N', id, 'parameters', canvas),
    optimumFigure(analysis, 'D', id, 'tokens', canvas),
  ].filter((figure): figure is Figure => figure !== undefined);
  const { tone, headline, text } = isoflopVerdict(analysis);
  const bias = biasSentences(analysis);
  const optima = html`${profiles === undefined ? undefined : figureGrid([profiles], canvas, 'wide')}${figures.length === 0 ? undefined : figureGrid(figures, canvas)}${budgetTable(analysis)}`;
  const parts: readonly (readonly [id: string, title: string, content: Html | undefined])[] = [
    ['optima', 'Optima', optima],
    ['counting', 'Counted otherwise', countingTable(analysis)],
    ['targets', 'Extrapolated', targetTable(analysis)],
    ['bias', 'Bias where the law is true', bias.length === 0 ? undefined : noteList(bias.map(withScripts))],
    ['how', 'Approaches', methods(analysis)],
  ];
  if (!isNamed) return parts.map(([part, title, content]) => section(`${id}-${part}`, title, content));
  const verdict = html`<div class="verdict ${tone}"><strong>${headline}</strong><p>${text}</p>${warningList(warnings)}</div>`;
  const content = html`${verdict}${parts.map(([part, title, one]) =>
    one === undefined || part === 'optima'
      ? one
      : html`<h3>${title}</h3>
${one}`,
  )}`;
  return [section(id, name, content)];
}

function budgetTable({ budgets }: IsoflopAnalysis): Html | undefined {
  if (budgets.length === 0) return undefined;
  const shown = budgets.slice(0, MOST_BUDGETS);
  const by = ({ optima }: Budget) => ([1, 2, 3] as const).map((k) => optimumBy(optima, k));
  const estimate = (one: Estimate | undefined, text?: (value: number) => string): Cell =>
    one === undefined ? numberCell('–') : estimateCell(estimateWords(one, text));
  const four = (x: number) => paddedNumber(x, 4);
  const optima = shown.map((budget): Cell[] => [
    estimateCell(rangeWords(budget)),
    numberCell(formatCount(budget.runs)),
    ...by(budget).map((one) => estimate(one?.N, size)),
    ...by(budget).map((one) => estimate(one?.D, size)),
  ]);
  const found = shown.map((budget): Cell[] => {
    const { flatness } = budget;
    const [, second, third] = by(budget);
    return [
      estimateCell(rangeWords(budget)),
      estimate(second?.tokensPerParameter),
      estimate(second?.loss, four),
      estimate(third?.loss, four),
      ...[0, 1].map((k) => numberCell(flatness[k] === undefined ? '–' : flatWords(flatness[k]))),
      numberCell(shareWords(flatness[0]?.compute)),
      remarkCell(refusalOf(budget)),
    ];
  });
  const optimaHeads = [
    'C, FLOP',
    'Runs',
    ...['N_opt', 'D_opt'].flatMap((name) => [1, 2, 3].map((k) => `${name} by ${k}`)),
  ];
  const foundHeads = [
    'C, FLOP',
    'D/N by 2',
    'Loss by 2',
    'Loss by 3',
    'Flat within 0.1 %',
    'Flat within 1 %',
    'Compute for 0.1 %',
  ];
  const isRefused = shown.some((budget) => refusalOf(budget) !== '');
  const left = budgets.length - MOST_BUDGETS;
  return html`${table(
    optimaHeads.map((head) => numberHead(withScripts(head))),
    optima,
    { label: 'Optima of every budget', isMatrix: true },
  )}
${table(
  [...foundHeads.map(numberHead), ...(isRefused ? [textHead('')] : [])],
  isRefused ? found : found.map((cells) => cells.slice(0, -1)),
  { label: 'Losses and flatness of every budget', isMatrix: true },
)}
${left > 0 ? html`<p class="muted">And ${formatCount(left)} more, in the record (--json).</p>` : undefined}`;
}

function countingTable({ countings }: IsoflopAnalysis): Html | undefined {
  if (countings === undefined || countings.length === 0) return undefined;
  const heads = [
    textHead('Counted as'),
    ...[1, 2, 3].map((k) => numberHead(`a by ${k}`)),
    numberHead('N by'),
    numberHead('C by'),
    numberHead('Moved'),
    textHead(''),
  ];
  const rows = countings.map(({ name, title, N, C, moved, approaches }): Cell[] => [
    textCell(name),
    ...approaches.map(({ a }) => estimateCell(estimateWords(a))),
    numberCell(factorWords(N)),
    numberCell(factorWords(C)),
    numberCell(shareWords(moved)),
    remarkCell(title),
  ]);
  return table(heads, rows, { label: 'The exponent of N by convention of counting' });
}

function targetTable({ targets }: IsoflopAnalysis): Html | undefined {
  if (targets.length === 0) return undefined;
  const heads = [
    numberHead('C, FLOP'),
    textHead('Approach'),
    ...['N_opt', 'D_opt', 'D/N', 'Loss'].map((head) => numberHead(withScripts(head))),
  ];
  const rows = targets.flatMap(({ C, optima }) =>
    optima.map((optimum): Cell[] => [
      numberCell(formatNumber(C, 3)),
      textCell(approachWords(optimum.approach)),
      estimateCell(estimateWords(optimum.N, size)),
      estimateCell(estimateWords(optimum.D, size)),
      estimateCell(estimateWords(optimum.tokensPerParameter)),
      estimateCell(estimateWords(optimum.loss, (x) => paddedNumber(x, 4))),
    ]),
  );
  return table(heads, rows, { label: 'Optima at the targets' });
}

function methods({ approaches, law }: IsoflopAnalysis): Html {
  return definitionList([
    ...approaches.map(
      ({ approach, method, reason }) =>
        [
          `Approach ${approach}`,
          sentence(reason === undefined ? method : `${method}. None: ${reason}`),
        ] as const,
    ),
    ...(law === undefined
      ? []
      : [
          ['Law', equation('L', law.formula)] as const,
          [
            'Parameters',
            Object.entries(law.parameters)
              .map(([name, one]) => `${name} ${estimateWords(one, (x) => paddedNumber(x, 4))}`)
              .join(', '),
          ] as const,
          ['Noise', `${shareWords(law.noise)} of the loss`] as const,
        ]),
  ]);
}

function howItRan(record: IsoflopRecord): Html {
  const { data, job, events, counting } = record;
  return definitionList([
    ['Back end', backendWords(record)],
    ['Data', `${data.source}: ${plural(data.rows, 'row')}`],
    ['Counted as', sentence(counting.convention)],
    ['Resamples', `${formatCount(job.bootstrap)} of the runs, seed ${job.seed}`],
    ...events.map((event): [string, string] => ['On the way', sentence(event)]),
  ]);
}
