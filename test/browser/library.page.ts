import type * as Library from '../../src/index.js';

/** The library as it is built for browsers; the page's server has it. */
const shipped = '/index.js';

export async function main(runs: string) {
  const { fit, parseFitJob, parseTable }: typeof Library = await import(shipped);
  const table = await parseTable(runs, 'simulated-isoflop.csv');
  const outcomes = [];
  for (const backend of ['cpu', 'webgpu'] as const) {
    const job = parseFitJob({
      runs: 'simulated-isoflop.csv',
      law: 'chinchilla',
      starts: 'seeded:64',
      backend,
    });
    const { record } = await fit(job, table);
    outcomes.push({
      backend: record.backend.name,
      status: record.status,
      objective: record.objective,
      digest: record.data.digest,
    });
  }
  return outcomes;
}
