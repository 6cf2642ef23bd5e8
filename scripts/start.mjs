// `npm start`: from a clone to a fitted law and its report, installing and building on the way where needed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensurePackages, root } from './ready.mjs';

try {
  ensurePackages();
  ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const example = 'examples/simulated-isoflop.csv';
const args = ['fit', example, '--law', 'chinchilla'];
const outputs = ['--report', 'report.html', '--json', 'fit.json'];
console.log(`\nisoloss ${[...args, ...outputs].join(' ')}\n`);
const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args, ...outputs], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

console.log(`
The report is ${join(root, 'report.html')}
The record is ${join(root, 'fit.json')}

To try next (after npm link; or write "node dist/cli.js" for isoloss):
  isoloss fit ${example} --law "E + A/N^alpha + B/D^beta" --positive E,A,B
  isoloss fit examples/cerebras-gpt.csv --law saturating-power --map x=C
  isoloss serve     the studio: the same, live in a page
  isoloss laws      the laws known by name
  isoloss doctor    what this machine can run
  isoloss --help`);
