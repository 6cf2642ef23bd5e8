/** The benchmark runner: `npm run bench -- [SUITE...] [--seconds N] [--json FILE]`. Times decide no test. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import { type Suite, suites } from './suites.js';

interface Result {
  readonly suite: string;
  readonly name: string;
  readonly samples: number;
  /** Of one item. */
  readonly medianMs: number;
  /** Quartiles: what half of the samples lie between. */
  readonly quartilesMs: readonly [number, number];
  /** Median over the median of the case it is compared with. */
  readonly ratio?: number;
}

async function measure(suite: Suite, seconds: number): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, against, prepare } of suite.cases) {
    const ready = await prepare();
    if ('skip' in ready) {
      process.stdout.write(`  ${name}: skipped, ${ready.skip}\n`);
      continue;
    }
    const bench = new Bench({
      time: 1000 * seconds,
      iterations: 5,
      warmupIterations: 3,
      retainSamples: true,
    });
    bench.add(name, async () => {
      await ready.run();
    });
    const [task] = await bench.run();
    const { result } = task;
    if (!('latency' in result) || result.latency.samples === undefined) {
      throw new Error(`${name} did not run`, { cause: 'error' in result ? result.error : undefined });
    }
    const { items = 1 } = ready;
    const samples = result.latency.samples.map((sample) => sample / items).sort((a, b) => a - b);
    const at = (share: number): number =>
      samples[Math.min(samples.length - 1, Math.floor(share * samples.length))];
    const base = results.find((other) => other.name === against);
    const measured: Result = {
      suite: suite.name,
      name,
      samples: samples.length,
      medianMs: at(0.5),
      quartilesMs: [at(0.25), at(0.75)],
      ...(base === undefined ? {} : { ratio: at(0.5) / base.medianMs }),
    };
    results.push(measured);
    const ratio = measured.ratio === undefined ? '' : `, ${measured.ratio.toPrecision(3)} times "${against}"`;
    const [low, high] = measured.quartilesMs;
    process.stdout.write(
      `  ${name}: ${duration(at(0.5))} (${duration(low)} to ${duration(high)}, ${samples.length} samples${ratio})\n`,
    );
  }
  return results;
}

function duration(ms: number): string {
  return ms < 0.5 ? `${(1000 * ms).toPrecision(3)} us` : `${ms.toPrecision(3)} ms`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '2' }, json: { type: 'string' } },
});
const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `error: no suite ${unknown.join(', ')}; there are ${suites.map((s) => s.name).join(', ')}.\n`,
  );
  process.exit(2);
}
const machine = {
  processor: cpus()[0]?.model ?? process.arch,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
};
process.stdout.write(`${machine.processor}, ${machine.cores} cores, Node ${machine.node}\n`);
const results: Result[] = [];
for (const suite of suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  process.stdout.write(`${suite.name}: ${suite.title}\n`);
  results.push(...(await measure(suite, Number(values.seconds))));
}
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ schema: 'isoloss/bench@1', machine, results }, undefined, 2)}\n`,
  );
}
// A device held open keeps the process alive.
process.exit(0);
