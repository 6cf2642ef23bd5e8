/** Answers as self-contained pages: verdict, figures, sentences, tables, the command and the record. */
import type { FitReference } from '../../tasks/fitted/reference.js';
import { plural } from '../../text.js';
import {
  definitionList,
  doubts,
  lawEquations,
  methodsBlock,
  noteList,
  pageHeading,
  repeatBlock,
} from '../markup/blocks.js';
import { documentOf, type Section, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { withScripts } from '../markup/math.js';
import {
  type Cell,
  estimateCell,
  numberHead,
  remarkCell,
  table,
  textCell,
  textHead,
} from '../markup/table.js';
import { bibtex, type CitedLaw, papersOf } from '../sentences/citation.js';
import type { Verdict } from '../sentences/fit.js';
import type { Column, Part } from '../sentences/parts.js';
import { catalogued } from '../sentences/units.js';

export interface AnswerPage {
  /** Of the window and, unless `question` is given, of the page. */
  readonly title: string;
  readonly question?: string;
  /** Said first. */
  readonly verdict?: Verdict;
  /** Sections of figures, which follow a short answer and precede the tables of a long one. */
  readonly figures?: readonly (Section | undefined)[];
  readonly parts: readonly Part[];
  /** The line that makes the page again. */
  readonly command?: string;
  /** For a paper: how the answer was made. */
  readonly methods?: string;
  /** Laws to cite, beside those of the parts. */
  readonly cites?: readonly CitedLaw[];
  readonly record: { readonly schema?: string };
}

/** An answer with more rows than this is read off its figures first. */
const SHORT = 16;

/** The page; the same answer gives the same bytes. */
export function renderAnswer({
  title,
  question = title,
  verdict,
  figures = [],
  parts,
  command,
  methods,
  cites = [],
  record,
}: AnswerPage): string {
  const laws = parts.find((part) => part.kind === 'laws');
  const warnings = parts.flatMap((part) => (part.kind === 'warnings' ? part.lines : []));
  const rows = parts.reduce((sum, part) => sum + (part.kind === 'table' ? part.rows.length : 0), 0);
  const answer = section('answer', 'The answer', html`${parts.map(partMarkup)}`);
  return documentOf({
    title,
    header: html`<header>
${laws === undefined || laws.fit.law === 'formula' ? undefined : html`<p class="kicker">${catalogued(laws.fit.law, laws.fit.formula)?.title ?? laws.fit.law}</p>`}
${pageHeading(question)}
${verdict === undefined ? undefined : html`<div class="verdict ${verdict.tone}"><strong>${verdict.headline}</strong><p>${withScripts(verdict.text)}</p></div>`}
${laws === undefined ? undefined : lawsMarkup(laws.fit, laws.against)}
${doubts(warnings)}
</header>`,
    sections: [
      ...(rows > SHORT ? [...figures, answer] : [answer, ...figures]),
      ...parts.map(sentences),
      section(
        'methods',
        'Methods and citation',
        methods === undefined
          ? undefined
          : methodsBlock(methods, bibtex(papersOf([...citedOf(laws), ...cites]))),
      ),
      section('repeat', 'Repeat it', command === undefined ? undefined : repeatBlock(command)),
    ],
    record,
  });
}

function citedOf(laws: (Part & { readonly kind: 'laws' }) | undefined): CitedLaw[] {
  return [laws?.fit, laws?.against].filter((fit) => fit !== undefined);
}

function lawsMarkup(fit: FitReference, against: FitReference | undefined): Html {
  const law = ({ formula, where, parameters, name }: FitReference) =>
    html`<p class="muted">${name}</p>${lawEquations(formula, where, parameters)}`;
  return against === undefined ? law(fit) : html`${law(fit)}<p>against</p>${law(against)}`;
}

function partMarkup(part: Part): Html | undefined {
  switch (part.kind) {
    case 'title':
      return html`<h3>${capitalised(part.text.replace(/:$/, ''))}</h3>
${part.note === undefined ? undefined : html`<p>${part.note}</p>`}`;
    case 'words':
      return html`<p>${withScripts(part.text)}</p>
`;
    case 'formulas':
      return html`<div class="above">${definitionList(part.formulas)}</div>`;
    case 'facts':
      return part.facts.length === 0
        ? undefined
        : html`<div class="above">${definitionList(part.facts.map(([name, text]) => [part.areNames ? name : capitalised(name), withScripts(text)]))}</div>`;
    case 'table':
      return html`${tableOf(part.columns, part.rows.slice(0, part.shown))}${furtherRows(part)}
${part.more === undefined ? undefined : html`<p class="muted">${part.more}</p>`}`;
    default:
      return undefined;
  }
}

/** A titled list as a section of its own. */
function sentences(part: Part, i: number): Section | undefined {
  if (part.kind !== 'sentences' || part.lines.length === 0) return undefined;
  return section(`part-${i}`, capitalised(part.title), noteList(part.lines));
}

/** The rows beyond those that are shown: folded, and left out on paper. */
function furtherRows({
  columns,
  rows,
  shown = rows.length,
}: Part & { readonly kind: 'table' }): Html | undefined {
  const further = rows.slice(shown);
  if (further.length === 0) return undefined;
  const count = plural(further.length, 'further row');
  return html`
<details class="further"><summary>${count}</summary>${tableOf(columns, further)}</details>
<p class="muted paper">${count}: the page and its record have them.</p>`;
}

/** Without columns that say nothing, such as that of remarks where there are none. */
function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): Html {
  const says = columns.map(({ title }, i) => title !== '' || rows.some((row) => row[i] !== ''));
  const ofSaid = <T>(all: readonly T[]): T[] => all.filter((_, i) => says[i]);
  const shown = ofSaid(columns);
  return table(shown.map(headOf), rows.map(ofSaid).map(cellsOf(shown)));
}

/** Symbols and names of laws and columns that begin a heading keep their letters. */
const capitalised = (text: string): string =>
  /^([a-z]{2,}([ ,]|$)|(extrapolation|cross-validation|objective)\b)/.test(text)
    ? `${text.charAt(0).toUpperCase()}${text.slice(1)}`
    : text;

/** Numbers, and pairs of them such as a band of `95 %`, which are not broken. */
const isNumeric = ({ title, right }: Column): boolean => right === true || title.endsWith('%');

function headOf(column: Column): Cell {
  const title = column.isName ? column.title : capitalised(column.title);
  return isNumeric(column) ? numberHead(title) : textHead(title);
}

const cellsOf =
  (columns: readonly Column[]) =>
  (row: readonly string[]): Cell[] =>
    row.map((text, i) => {
      if (isNumeric(columns[i])) return estimateCell(text);
      // What a row is of is no remark.
      return columns[i].prose && i > 0 ? remarkCell(text) : textCell(text);
    });
