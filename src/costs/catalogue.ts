import { field, IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import type { Cost } from './cost.js';
import { inference, inferencePrice, price, seconds } from './inference.js';
import { dataConstrained, nonEmbedding, overTraining, training } from './training.js';
import {
  attention,
  chinchillaFlops,
  chinchillaTable,
  deepseekFlops,
  kaplanForward,
  matmul,
  palmFlops,
} from './transformer.js';

/** The catalogue: costs in parameters and tokens, then those that count a transformer's shape. */
export const costs: readonly Cost[] = [
  training,
  inference,
  inferencePrice,
  dataConstrained,
  overTraining,
  nonEmbedding,
  attention,
  seconds,
  price,
  matmul,
  kaplanForward,
  chinchillaFlops,
  chinchillaTable,
  deepseekFlops,
  palmFlops,
];

/** The cost of that name. Throws `unknown-cost`. */
export function findCost(name: string): Cost {
  const cost = costs.find((candidate) => candidate.name === name);
  if (cost !== undefined) return cost;
  const names = costs.map((candidate) => candidate.name);
  const near = nearest(name, names);
  throw new IsolossError(
    'unknown-cost',
    `There is no cost '${name}'.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `Costs are ${names.join(', ')}; a formula such as 6*N*D is one too where ${field('cost')} or ${field('at')} is given.`,
  );
}
