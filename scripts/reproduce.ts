/**
 * `npm run reproduce -- [PAPER]`: recomputes every published number for which numbers or tables are at hand, prints both, and
 * writes docs/LAWS.md where all tables are. With a paper's id, only what is of it, and nothing is written.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { judgeAll } from '../reproduce/judge.js';
import { claimLine, countText, lawsPage } from '../reproduce/page.js';
import { studies } from '../reproduce/studies.js';
import { chooseBackend, parseTable } from '../src/index.js';

const PAGE = 'docs/LAWS.md';

const folder = resolve(process.env.ISOLOSS_TEST_DATA ?? '../shared/data');
const [wanted] = process.argv.slice(2);
const chosen = studies.filter(
  ({ claims }) => wanted === undefined || claims.some(({ paper }) => paper === wanted),
);

const began = performance.now();
const { backend } = await chooseBackend('cpu');
const judged = await judgeAll(
  chosen,
  (table) => existsSync(join(folder, table)),
  { backend, read: async (table) => parseTable(readFileSync(join(folder, table), 'utf8'), table) },
  (_, some) => {
    for (const one of some)
      if (wanted === undefined || one.claim.paper === wanted)
        process.stdout.write(`${one.claim.paper} ${claimLine(one)}\n`);
  },
);
await backend.dispose();
process.stdout.write(
  `\n${judged.length} numbers: ${countText(judged)}; ${Math.round((performance.now() - began) / 1000)} s\n`,
);
const missing = [...new Set(studies.flatMap(({ tables }) => tables))].filter(
  (table) => !existsSync(join(folder, table)),
);
if (missing.length > 0) {
  process.stdout.write(`${PAGE} is left as it is: ${folder} lacks ${missing.join(', ')}.\n`);
} else if (wanted === undefined) {
  writeFileSync(PAGE, lawsPage(judged));
  process.stdout.write(`Wrote ${PAGE}.\n`);
}
