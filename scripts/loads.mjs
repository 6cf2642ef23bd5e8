// What commands and the library load together, by which the files of the build for Node are joined (join-chunks.mjs): files of the build,
// and source files that are imported lazily. Weights say how often people wait for it.

/** Files that are imported or run by their names. */
export const kept = ['cli', 'cpu-worker', 'core', 'index', 'report', 'files', 'bench-agent'].map(builtFile);

const laws = 'src/laws/index.ts';
const readFit = 'src/tasks/fitted/read-fit.ts';
const cpu = ['src/backend/break-even.ts', 'src/backend/cpu/index.ts'];

export const loads = [
  { files: [builtFile('cli')], weight: 40 },
  // A fit of a table by the name of a law.
  {
    files: [
      ...command('fit', 'text'),
      'src/store/read-table.ts',
      'src/runs/parse-content.ts',
      'src/runs/csv.ts',
      laws,
      'src/tasks/fit/fit.ts',
      'src/tasks/fit/fit-work.ts',
      'src/tasks/fit/flat-valley.ts',
      'src/tasks/fit/runaway.ts',
      'src/tasks/fit/make-record.ts',
      'src/tasks/uncertainty/uncertainty.ts',
      'src/tasks/uncertainty/eigen-directions.ts',
      'src/formula/wasm/compile-program.ts',
      ...cpu,
    ],
    weight: 40,
  },
  {
    files: [...command('laws', 'list'), laws, 'src/laws/search.ts', 'src/cli/row-files.ts'],
    weight: 4,
  },
  { files: [...command('laws', 'text'), laws, 'src/cli/row-files.ts'], weight: 4 },
  {
    files: [
      ...command('predict', 'text'),
      'src/tasks/predict/predict.ts',
      'src/tasks/predict/make-record.ts',
      'src/tasks/fitted/parse-points.ts',
      readFit,
    ],
    weight: 4,
  },
  { files: [...command('allocate', 'text'), 'src/tasks/allocate/allocate.ts', readFit, ...cpu], weight: 4 },
  { files: command('serve', 'server'), weight: 1 },
  ...['index', 'core', 'cpu-worker', 'report', 'files'].map((name) => ({
    files: [builtFile(name)],
    weight: 2,
  })),
];

function builtFile(name) {
  return `dist/${name}.js`;
}

/** A command, and another file of its folder. */
function command(name, file) {
  return [builtFile('cli'), ...['command', file].map((each) => `src/cli/commands/${name}/${each}.ts`)];
}
