/** The study's tallies as tables. */
import { type Cell, coverage, EXPONENT, type Kind, kinds, type Tallies } from './coverage-study.js';
import { markdownTable } from './markdown.js';

export interface Study {
  readonly date: string;
  readonly machine: { readonly processor: string; readonly threads: number; readonly node: string };
  readonly seconds: number;
  readonly repetitions: number;
  readonly resamples: number;
  readonly cells: readonly (Cell & { readonly tallies: Tallies })[];
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
  return `${loss === 'huber' ? 'Huber 1e-3' : 'squared'}, ${noiseWords[noise]}, ${ROWS / every} rows`;
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
  const { date, machine, repetitions, resamples, cells } = study;
  const heads = ['', ...kinds.map((kind) => kindHeads[kind])];
  const rows = cells.map((cell) => [cellWords(cell), ...kinds.map((kind) => entry(cell.tallies, kind))]);
  const count = (n: number): string => n.toLocaleString('en');
  return `
${markdownTable([heads, ...rows])}

Percent of ${count(repetitions)} repetitions (${count(resamples)} resamples each) whose nominal 95 % interval held the
truth: lowest to highest of E, A, B, alpha and beta; then that of \`${EXPONENT}\`. ${date}, ${machine.processor}, Node ${machine.node.slice(1)}.

`;
}

function entry(tallies: Tallies, kind: Kind): string {
  const all = ofParameters(tallies, kind);
  const exponent = tallies[EXPONENT][kind];
  const range = `${percent(Math.min(...all))} to ${percent(Math.max(...all))}`;
  return exponent === undefined ? range : `${range}; ${percent(coverage(exponent))}`;
}

/** Lines of `seen` in src/tasks/uncertainty/coverage-notes.ts. */
export function notesData({ cells }: Study): string {
  const situations = new Map<string, Study['cells'][number][]>();
  for (const cell of cells) {
    const key = `loss: '${cell.loss}', rows: ${ROWS / cell.every}`;
    situations.set(key, [...(situations.get(key) ?? []), cell]);
  }
  const lines = [...situations].flatMap(([key, alike]) =>
    kinds
      .filter((kind) => kind !== 'gaussNewton' && kind !== 'sandwich')
      .map((kind) => {
        const all = alike.flatMap(({ tallies }) => ofParameters(tallies, kind));
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
