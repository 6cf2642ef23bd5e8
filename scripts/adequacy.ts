/** Alarms over simulated tables that are well specified: `npm run adequacy -- [--tables N]`. */
import { parseArgs } from 'node:util';
import { createCpuBackend } from '../src/backend/cpu/engine.js';
import { judged, simulated } from './adequacy-study.js';

const { values } = parseArgs({
  options: { tables: { type: 'string', default: '1000' }, first: { type: 'string', default: '0' } },
});
const backend = createCpuBackend({ precision: 'f64', workers: 1 });
const tables = Number(values.tables);
let [alarms, notices] = [0, 0];
const least: number[] = [];
for (let k = Number(values.first); k < Number(values.first) + tables; k++) {
  const table = simulated(k);
  const found = await judged(table, backend);
  if (found === undefined) continue;
  if (found.against.length > 0) least.push(Math.min(1, found.against[0].p * found.tests));
  if (found.findings.length > 0) alarms++;
  if (found.notices.length > 0) notices++;
  for (const { text } of [...found.findings, ...found.notices])
    process.stdout.write(`${k}: ${table.kind}: ${text}\n`);
}
const share = (limit: number): string =>
  ((100 * least.filter((p) => p <= limit).length) / least.length).toFixed(2);
process.stdout.write(
  `${alarms} of ${tables} tables raise an alarm, ${notices} a notice; least p, multiplied, is below .1, .05, .01, .001 in ${[0.1, 0.05, 0.01, 0.001].map(share).join(', ')} %.\n`,
);
backend.dispose();
