import type * as Library from '../../src/index.js';

const shipped = '/index.js';

export async function main(runs: string) {
  const { fit, parseFitJob, parseTable }: typeof Library = await import(shipped);
  const table = await parseTable(runs, 'simulated-isoflop.csv');
  const job = parseFitJob({
    runs: 'simulated-isoflop.csv',
    law: 'chinchilla',
    starts: 'sobol:8000',
    backend: 'cpu',
  });
  // A clock that runs fast makes the work long enough for workers on any machine.
  const now = performance.now.bind(performance);
  performance.now = () => 20 * now();
  const { record } = await fit(job, table);
  const scripts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  return {
    isolated: crossOriginIsolated,
    worked: scripts.includes('/cpu-worker.js'),
    objective: record.objective,
    statuses: record.starts.statuses,
    atBest: record.starts.atBest,
    events: record.events,
  };
}
