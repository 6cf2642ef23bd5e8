/** The study's tallies as tables. */
import { type Cell, cells, coverage, EXPONENT, type Kind, kinds, type Tallies } from './coverage-study.js';
import { markdownTable } from './markdown.js';

/** A cell with what was counted and how. */
export interface Studied extends Cell {
  readonly date: string;
  readonly machine: { readonly processor: string; readonly threads: number; readonly node: string };
  readonly repetitions: number;
  readonly resamples: number;
  readonly tallies: Tallies;
}

export interface Study {
  readonly cells: readonly Studied[];
}

export function sameCell(a: Cell, b: Cell): boolean {
  return a.loss === b.loss && a.noise === b.noise && a.every === b.every;
}

/** `kept` with the cells that were run once more in place of the old ones, in the order of the study. */
export function withCells(kept: Study, run: Study): Study {
  const latest = (cell: Cell): Studied[] =>
    [...run.cells, ...kept.cells].filter((one) => sameCell(one, cell)).slice(0, 1);
  return { cells: cells.flatMap(latest) };
}

/** Of the whole design. */
const ROWS = 240;

const kindHeads: Readonly<Record<Kind, string>> = {
  percentile: 'percentile',
  basic: 'basic',
  bca: 'BCa',
  studentised: 'studentised',
  gaussNewton: 'Gauss-Newton',
  sandwich: 'sandwich',
  profile: 'profile',
};

const noiseWords: Readonly<Record<Cell['noise'], string>> = {
  gaussian: 'Gaussian noise',
  residuals: 'residuals drawn',
};

export function cellWords({ loss, noise, every }: Cell): string {
  return `${loss === 'huber' ? 'Huber 1e-3' : loss}, ${noiseWords[noise]}, ${ROWS / every} rows`;
}

/** Every quantity and kind: coverage in percent, then how often the truth lay below, above, and no interval was had. */
export function fullTable(tallies: Tallies): string {
  const lines = Object.entries(tallies).map(([name, byKind]) => {
    const entries = kinds.map((kind) => {
      const tally = byKind[kind];
      if (tally === undefined) return '';
      const { below, above, none } = tally;
      return `${percent(coverage(tally))} (${below}/${above}${none > 0 ? `, none ${none}` : ''})`;
    });
    return [name, ...entries];
  });
  return [['', ...kinds.map((kind) => kindHeads[kind])], ...lines]
    .map((line) => line.map((entry, i) => entry.padEnd(i === 0 ? 8 : 18)).join(''))
    .join('\n');
}

/** Lowest and highest coverage of the five parameters by cell and kind, and that of the exponent; Markdown. */
export function readmeTable(study: Study): string {
  const heads = ['', ...kinds.map((kind) => kindHeads[kind])];
  const [usual] = study.cells;
  const rows = study.cells.map((cell) => [
    countWords(cell) === countWords(usual) ? cellWords(cell) : `${cellWords(cell)} (${countWords(cell)})`,
    ...kinds.map((kind) => entry(cell.tallies, kind)),
  ]);
  const dates = [...new Set(study.cells.map(({ date }) => date))].join(' and ');
  const { machine } = usual;
  return `
${markdownTable([heads, ...rows])}

Percent of ${countWords(usual)} (unless the row says otherwise) whose nominal 95 % interval held the
truth: lowest to highest of E, A, B, alpha and beta; then that of \`${EXPONENT}\`. ${dates}, ${machine.processor}, Node ${machine.node.slice(1)}.

`;
}

/** `1,000 repetitions of 999 resamples`. */
function countWords({ repetitions, resamples }: Studied): string {
  return `${repetitions.toLocaleString('en')} repetitions of ${resamples.toLocaleString('en')} resamples`;
}

function entry(tallies: Tallies, kind: Kind): string {
  const all = ofParameters(tallies, kind);
  if (all.length === 0) return '';
  const exponent = tallies[EXPONENT][kind];
  const range = `${percent(Math.min(...all))} to ${percent(Math.max(...all))}`;
  return exponent === undefined ? range : `${range}; ${percent(coverage(exponent))}`;
}

/** Lines of `seen` in src/tasks/uncertainty/coverage-notes.ts. */
export function notesData(study: Study): string {
  const situations = new Map<string, Studied[]>();
  for (const cell of study.cells) {
    const key = `loss: '${cell.loss}', rows: ${ROWS / cell.every}`;
    situations.set(key, [...(situations.get(key) ?? []), cell]);
  }
  const lines = [...situations].flatMap(([key, alike]) =>
    kinds
      .filter((kind) => kind !== 'gaussNewton')
      .map((kind) => {
        const all = alike.flatMap(({ tallies }) => ofParameters(tallies, kind));
        if (all.length === 0) return '';
        const [lowest, highest] = [Math.min(...all), Math.max(...all)].map((share) => Number(percent(share)));
        return `  { kind: '${kind}', ${key}, lowest: ${lowest}, highest: ${highest} },\n`;
      }),
  );
  return lines.join('');
}

function ofParameters(tallies: Tallies, kind: Kind): number[] {
  return Object.entries(tallies).flatMap(([name, byKind]) => {
    const tally = byKind[kind];
    return name === EXPONENT || tally === undefined ? [] : [coverage(tally)];
  });
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
