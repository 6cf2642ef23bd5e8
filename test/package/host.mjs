/**
 * A program that uses the built library, while jobs are aborted, files are damaged and workers are lost. Prints what came
 * of each as JSON, and then has nothing more to do: it must end by itself.
 */
const index = process.argv[2];
const {
  allocate,
  fit,
  fittedOfOutcome,
  fittedOfPreset,
  fittedOfRecord,
  multiverse,
  parseFitJob,
  parseMultiverseJob,
  parseTable,
  surface,
} = await import(index);

const unhandled = [];
process.on('unhandledRejection', (reason) => unhandled.push(`rejection: ${reason}`));
process.on('uncaughtException', (error) => unhandled.push(`exception: ${error.stack}`));

/** Workers of the library, while they live. */
const living = new Set();
process.on('worker', (worker) => {
  living.add(worker);
  worker.once('exit', () => living.delete(worker));
});

const rows = ['N,D,loss'];
for (let i = 0; i < 60; i++) {
  const n = 5e7 * 1.8 ** (i % 10);
  const d = 1e9 * 2.5 ** Math.floor(i / 10);
  rows.push(`${n},${d},${(1.8 + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.002 * Math.sin(12.9898 * i))}`);
}
const table = await parseTable(rows.join('\n'), 'runs.csv');
const job = (more) => parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'cpu', ...more });

const outcomes = {};
/** What came of `work`: what it made, or the code of its error where that is typed. */
async function note(name, work) {
  try {
    outcomes[name] = await work();
  } catch (error) {
    outcomes[name] = ['IsolossError', 'AbortError'].includes(error?.name)
      ? error.code
      : `untyped: ${error?.stack ?? error}`;
  }
}

/** Aborted at its own first progress, and well within its work. */
async function aborted(name, work) {
  for (const milliseconds of [undefined, 0, 150]) {
    const stop = new AbortController();
    if (milliseconds !== undefined) setTimeout(() => stop.abort(), milliseconds);
    const progress = () => milliseconds === undefined && stop.abort();
    await note(`${name}, ${milliseconds ?? 'progress'}`, async () => {
      await work({ signal: stop.signal, progress });
      return 'made';
    });
  }
}

const long = { starts: 'sobol:1000000' };
const outcome = await fit(job({ bootstrap: 200, refitStarts: '0' }), table);
const fitted = fittedOfOutcome(outcome);
const axis = (name, lo, hi) => ({ name, lo, hi, count: 2000, linear: false });
const axes = [axis('N', 1e8, 1e11), axis('D', 1e9, 1e12)];

await aborted('fit', (control) => fit(job(long), table, control));
await aborted('bootstrap', (control) => fit(job({ bootstrap: 2_000_000, refitStarts: '0' }), table, control));
await aborted('surface', (control) =>
  surface(fitted, { axes, quantiles: [0.1, 0.9] }, { ...control, where: { backend: 'cpu' } }),
);
await aborted('allocate', (control) =>
  allocate(fitted, { budget: '1e20..1e26:20', backend: 'cpu' }, control),
);
const universes = parseMultiverseJob({
  runs: 'runs.csv',
  law: ['chinchilla'],
  backend: 'cpu',
  delta: [1e-3, 1e-4],
  starts: ['sobol:500'],
});
await aborted('multiverse', (control) => multiverse(universes, table, control));

const bytes = (text) => new TextEncoder().encode(text);
const damaged = {
  'a.parquet': bytes(`PAR1${'x'.repeat(500)}PAR1`),
  'b.parquet': bytes('PAR1'),
  'c.csv': bytes('a,b\n1,"2'),
  'd.json': bytes('[{"a":'),
  'e.jsonl': bytes('{"a":1}\n{'),
  'f.csv': new Uint8Array([0, 1, 2, 0]),
  'g.csv': bytes(''),
};
for (const [source, content] of Object.entries(damaged))
  await note(source, async () => `${(await parseTable(content, source)).rows} rows`);
await note('record', async () => fittedOfRecord({ schema: 'isoloss/fit@1', law: 7 }));
await note('job', async () => parseFitJob({ runs: 1, law: null }));
await note('preset', async () => fittedOfPreset('none:none'));

/** By force, or by a message that makes it throw. */
const ends = {
  terminate: (worker) => worker.terminate(),
  throw: (worker) => worker.postMessage({ type: 'APPLY', argumentList: [null] }),
};
/**
 * Ends of one worker, and of every one. Those that throw load the library first, so of these more than are started again; every
 * one comes last, since where workers die in run after run no more are started.
 */
const cases = [
  ['terminate', 1],
  ['throw', 1],
  ['throw', 6],
  ['terminate', Infinity],
];
for (const [way, most] of cases) {
  let ended = 0;
  const timer = setInterval(() => {
    for (const worker of living) {
      if (ended >= most) return;
      // Once each: what is slow to end must not be asked again and again.
      living.delete(worker);
      ends[way](worker, ended++);
    }
  }, 20);
  await note(`${way} ${most}`, async () => {
    const { record } = await fit(job({ bootstrap: 48_000, refitStarts: '0' }), table);
    const { status, bootstrap, events } = record;
    return {
      status,
      resamples: bootstrap.resamples,
      ended: ended > 0,
      said: events.join().includes('lost'),
    };
  });
  clearInterval(timer);
}

process.stdout.write(JSON.stringify({ outcomes, unhandled }));
