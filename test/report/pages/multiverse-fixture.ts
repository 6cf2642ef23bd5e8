import { conclusionsOf } from '../../../src/tasks/multiverse/conclusions.js';
import { parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';
import type { Dimension, MultiverseRecord, Universe } from '../../../src/tasks/multiverse/record.js';

const job = parseMultiverseJob({
  runs: "it's.csv",
  law: ['chinchilla', 'tied=E + A/N^alpha + B/D^alpha'],
  delta: [1e-3, 1e-2],
  loss: ['huber', 'squared'],
  at: ['N=7e10,D=1.4e12'],
});

/** `count` universes; of the last none found an optimum. */
export function multiverseRecord(count: number, changes: Partial<MultiverseRecord> = {}): MultiverseRecord {
  const dimensions: Dimension[] = [
    { choice: 'law', values: ['chinchilla', '<b>bold</b> & a law of many, many letters'] },
    { choice: 'loss', values: ['huber', 'squared'] },
  ];
  const universes = Array.from({ length: count }, (_, i): Universe => {
    const failed = i === count - 1;
    return {
      choices: { law: dimensions[0].values[i % 2], loss: dimensions[1].values[(i >> 1) % 2] },
      status: failed ? 'failed' : 'converged',
      ...(failed ? { reason: 'No rows <here>.' } : {}),
      objective: failed ? null : 0.001,
      parameters: failed ? {} : { alpha: 0.34 + 0.04 * Math.sin(i), B: 2000 * 1.2 ** (i % 7) },
      derived: failed ? {} : { a_opt: 0.5 + 0.001 * (i % 5) },
      intervals: failed ? {} : { alpha: [0.3, 0.38], B: null },
      predictions: failed ? {} : { 'N=7e10,D=1.4e12': 1.97 },
      rows: failed ? null : 240,
      heldOut: failed ? null : 0,
      warnings: 0,
    };
  });
  return {
    schema: 'isoloss/multiverse@1',
    job,
    data: { source: 'runs/it.csv', rows: 240, notes: ['L is guessed.'] },
    dimensions,
    asked: count,
    converged: count - 1,
    universes,
    conclusions: conclusionsOf(
      [
        { kind: 'parameters', name: 'alpha', unit: '' },
        { kind: 'parameters', name: 'B', unit: 'nats' },
        { kind: 'derived', name: 'a_opt', unit: '', formula: 'beta/(alpha + beta)' },
        { kind: 'predictions', name: 'N=7e10,D=1.4e12', unit: 'nats per token' },
      ],
      universes,
      dimensions,
      (_, value, at) => Math.abs(value - at) <= 0.1 * Math.abs(at),
    ),
    backend: { name: 'cpu', adapter: 'a processor', precision: 'f32', software: false, reason: 'asked for' },
    seconds: { total: 1.5 },
    events: [],
    ...changes,
  };
}
