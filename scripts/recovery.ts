/**
 * `npm run recovery -- [--draws N] [--rows N] [--keep] [LAW]...`: how often 95 % intervals of the laws of the catalogue hold the
 * truth. `--keep` writes the counts to bench/results/recovery.json and the table of docs/COVERAGE.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseBackend } from '../src/index.js';
import { laws } from '../src/laws/index.js';
import { binomial } from '../test/support/binomial.js';
import { between } from './between.js';
import { markdownTable } from './markdown.js';
import { type Recovery, recover } from './recovery-study.js';

/** What the page says of draws, where a law has as many. */
const USUAL = 100;

/** Share of draws from which on profiles are remarked on. */
const SOME = 0.05;

const KEPT = 'bench/results/recovery.json';

const { values, positionals } = parseArgs({
  options: {
    draws: { type: 'string', default: '100' },
    rows: { type: 'string', default: '240' },
    keep: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const { backend } = await chooseBackend('cpu');
const found: Recovery[] = [];
for (const { name } of laws.filter((law) => positionals.length === 0 || positionals.includes(law.name))) {
  const recovery = await recover(name, Number(values.rows), Number(values.draws), backend);
  found.push(recovery);
  process.stdout.write(`${row(recovery).join('; ')}\n`);
}
await backend.dispose();

if (values.keep) {
  const before: Recovery[] = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : [];
  const all = laws.flatMap(({ name }) => {
    const one = [...found, ...before].find(({ law }) => law === name);
    return one === undefined ? [] : [one];
  });
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify(all)}\n`);
  between(
    'docs/COVERAGE.md',
    '<!-- recovery -->',
    '<!-- /recovery -->',
    `\n${table(all)}\n\n${summary(all)}\n\n`,
  );
}

/** Law, parameters, least and most of their intervals that hold the truth, and what is odd. */
function row({ law, draws, converged, search, parameters }: Recovery): readonly string[] {
  const shares = parameters.map(({ name, held, made }) => ({
    name,
    made,
    share: made === 0 ? 0 : held / made,
  }));
  const sorted = [...shares].sort((a, b) => a.share - b.share);
  const percent = (share: number): string => String(Math.round(100 * share));
  const profiled = parameters
    .filter((parameter) => parameter.profiled > SOME * draws)
    .map((parameter) => `${parameter.name} (${parameter.profiled})`);
  const open = shares.filter(({ made }) => made < draws).map(({ name, made }) => `${name} (${draws - made})`);
  const words = [
    ...(draws === USUAL ? [] : [`${draws} draws`]),
    ...(converged < draws ? [`${draws - converged} of ${draws} fits did not converge`] : []),
    ...(profiled.length > 0 ? [`profiles: ${profiled.join(', ')}`] : []),
    ...(open.length > 0 ? [`not determined in some: ${open.join(', ')}`] : []),
    ...(search > 1 + 1e-6 ? ['the search ended in another minimum'] : []),
    ...(search < 1 - 1e-6 ? ['a lower minimum lies away from the truth'] : []),
  ];
  return [
    `\`${law}\``,
    String(parameters.length),
    `${percent(sorted[0].share)} (${sorted[0].name})`,
    percent(sorted[sorted.length - 1].share),
    words.join('; '),
  ];
}

function table(all: readonly Recovery[]): string {
  return markdownTable([['Law', 'Parameters', 'Least', 'Most', 'Remarks'], ...all.map(row)], [1, 2, 3]);
}

/** How many counts lie outside 90 to 99 per cent, beside how many of that many independent ones would. */
function summary(all: readonly Recovery[]): string {
  const counts = all.flatMap(({ law, parameters }) =>
    parameters.filter(({ made }) => made > 0).map((one) => ({ ...one, law })),
  );
  const total = (of: (count: (typeof counts)[number]) => number): number =>
    counts.reduce((sum, count) => sum + of(count), 0);
  const named = (those: typeof counts): string =>
    `${those.length}${those.length === 0 ? '' : ` (${those.map(({ law, name }) => `${name} of \`${law}\``).join(', ')})`}`;
  const few = named(counts.filter(({ held, made }) => held < 0.9 * made));
  const every = named(counts.filter(({ held, made }) => held === made));
  const expectedFew = total(({ made }) => binomial(Math.ceil(0.9 * made) - 1, made, 0.95));
  const expectedEvery = total(({ made }) => 0.95 ** made);
  return [
    `Of all intervals of the ${counts.length} parameters ${((100 * total(({ held }) => held)) / total(({ made }) => made)).toFixed(1)} % hold the truth. If each held it with probability 95 %,`,
    `independently of the others, ${expectedFew.toFixed(1)} parameters would be counted below 90 % and ${expectedEvery.toFixed(1)} at 100 %; there are ${few} and ${every}.`,
  ].join('\n');
}
