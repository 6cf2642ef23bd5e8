/** The page of the catalogue: every paper, what there is of it, and what becomes of its numbers. */

import { markdownTable } from '../scripts/markdown.js';
import { laws } from '../src/laws/index.js';
import { allPapers, type FoundPaper } from '../src/laws/search.js';
import { independent } from './claim.js';
import { type Judged, relativeDifference, type Verdict } from './judge.js';
import { open } from './open.js';
import { readPrinted } from './printed.js';

/** A number with one digit more than is printed, written as the printed one is. */
function numberText(value: number, printed: string): string {
  const digits = Math.min(readPrinted(printed).digits + 1, 17);
  const text = value.toPrecision(digits);
  const scientific = /e/.test(printed) || /e/.test(text);
  if (!scientific) return text;
  const exponent = /e/.test(printed)
    ? Number(printed.split('e')[1])
    : Math.floor(Math.log10(Math.abs(value)));
  const shift = Math.floor(Math.log10(Math.abs(value))) - exponent;
  const mantissa = value / 10 ** exponent;
  return `${mantissa.toFixed(Math.max(0, digits - 1 - shift))}e${exponent}`;
}

const percent = (share: number): string => {
  const size = Math.abs(100 * share);
  return `${Number(size.toPrecision(2))} %`;
};

/** `differs by 1.2 %: why`. */
function verdictText(judged: Judged): string {
  const { claim, verdict, span } = judged;
  if (verdict === 'within rounding' && span !== undefined) {
    const [lo, hi] = span.map((end) => numberText(end, claim.printed));
    return `within rounding of its constants: ${lo} to ${hi}`;
  }
  if (verdict !== 'differs') return verdict;
  const why = claim.why === undefined ? '' : `: ${claim.why}`;
  const away = relativeDifference(judged);
  const by = Math.abs(away) < 0.5 ? percent(away) : `a factor of ${Number((1 + away).toPrecision(2))}`;
  return `**differs** by ${by}${why}`;
}

function claimRow(judged: Judged): readonly string[] {
  const { claim, value, digits } = judged;
  return [
    claim.what,
    claim.place ?? '',
    claim.printed,
    value === undefined ? '' : numberText(value, claim.printed),
    digits === undefined ? '' : `${digits} of ${readPrinted(claim.printed).digits}`,
    verdictText(judged),
  ];
}

const inOrder: readonly Verdict[] = ['reproduced', 'within rounding', 'differs', 'table not at hand'];

/** `12 reproduced, 1 differs`. */
export function countText(judged: readonly Judged[]): string {
  return inOrder
    .map((verdict) => [judged.filter((one) => one.verdict === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict === 'differs' && count > 1 ? 'differ' : verdict}`)
    .join(', ');
}

function address(at: string): string {
  const arxiv = /^arXiv:(\d{4}\.\d{4,5})$/.exec(at)?.[1];
  if (arxiv !== undefined) return `[${at}](https://arxiv.org/abs/${arxiv})`;
  return at.startsWith('github.com/') ? `[${at}](https://${at})` : at;
}

/** Laws by name, and how many sets of published values there are of which law. */
function catalogueText({ laws: stated, presets, finding }: FoundPaper): string {
  const counts = new Map<string, number>();
  for (const preset of presets) {
    const law = preset.slice(0, preset.lastIndexOf(':'));
    counts.set(law, (counts.get(law) ?? 0) + 1);
  }
  const names = [...new Set([...stated, ...counts.keys()])];
  return finding !== undefined && names.length === 0
    ? ''
    : names.map((name) => `\`${name}\`${counts.has(name) ? ` (${counts.get(name)})` : ''}`).join(', ');
}

/** What is to say of a paper: its finding, why a law of it has no values, and what is not recomputed. */
function remarks(paper: FoundPaper, isClaimed: boolean): string {
  const without = laws
    .filter(({ name, presets }) => paper.laws.includes(name) && presets.length === 0)
    .flatMap(({ notes = [] }) => notes.slice(0, 1));
  const said = [paper.finding, ...without, open[paper.id]].filter((text) => text !== undefined);
  if (said.length > 0 || isClaimed) return said.join(' ');
  return 'Its values are in the catalogue as printed; no other number is at hand that follows from them.';
}

function paperRow(paper: FoundPaper, judged: readonly Judged[]): readonly string[] {
  const title = `${paper.authors} ${paper.year}, ${paper.title}, ${address(paper.at)}`;
  const counted = judged.length === 0 ? '' : `[${countText(judged)}](#${paper.id})`;
  return [title, catalogueText(paper), counted, remarks(paper, judged.length > 0)];
}

const escaped = (row: readonly string[]): readonly string[] => row.map((cell) => cell.replaceAll('|', '\\|'));

const heads = ['Number', 'Where', 'Printed', 'Here', 'Digits', 'Result'];

/** The table of a paper's claims. */
function section(paper: FoundPaper, judged: readonly Judged[]): string {
  return [
    `### <a id="${paper.id}"></a>${paper.authors} ${paper.year}: ${paper.title}`,
    markdownTable([heads, ...judged.map((one) => escaped(claimRow(one)))], [2, 3, 4]),
  ].join('\n\n');
}

/** The line of a claim in the page. */
export const claimLine = (judged: Judged): string =>
  markdownTable([heads, escaped(claimRow(judged))], [2, 3, 4]).split('\n')[2];

export function lawsPage(judged: readonly Judged[]): string {
  const papers = allPapers(laws);
  const of = ({ id }: FoundPaper): readonly Judged[] => judged.filter(({ claim }) => claim.paper === id);
  const values = laws.reduce((sum, { presets }) => sum + presets.length, 0);
  const claimed = papers.filter((paper) => of(paper).length > 0);
  return `# Laws, papers, and which published numbers come out

${papers.length} papers; ${laws.length} laws (\`isoloss laws\`) with ${values} sets of published values; ${judged.length} numbers of
${claimed.length} papers recomputed by \`npm run reproduce\`, which writes this page:

${markdownTable(
  [
    ['', ...inOrder.slice(0, 3)],
    ...(
      [
        [
          'printed by a paper, its code or a text that quotes it',
          (one: Judged) => one.claim.place !== independent,
        ],
        [independent, (one: Judged) => one.claim.place === independent],
      ] as const
    ).map(([words, is]) => [
      words,
      ...inOrder
        .slice(0, 3)
        .map((verdict) => String(judged.filter((one) => is(one) && one.verdict === verdict).length)),
    ]),
  ],
  [1, 2, 3],
)}

A number is *reproduced* where it rounds to the digits printed. It is *within rounding* where it does not, but constants that
are moved within what their own printed digits leave open give it: the range over those is stated. Otherwise it *differs*, by
how much, and why where that is known. *Digits* are those, of the printed ones, to which both agree within half a unit. Numbers
marked "computed by another program" are not printed in the paper: other programs computed them from its constants or its
runs. Fits are of the released runs, with the loss that is named, and read them from \`ISOLOSS_TEST_DATA\`.

## Papers

In the second column laws that the paper states or has values of, with the number of sets of values.

${markdownTable([
  ['Paper', 'Laws', 'Recomputed', 'Remarks'],
  ...papers.map((paper) => escaped(paperRow(paper, of(paper)))),
])}

## Numbers

${claimed.map((paper) => section(paper, of(paper))).join('\n\n')}
`;
}
