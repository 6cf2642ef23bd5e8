/** The schema of result files as JSON Schema, for whoever reads them with something else. */
import { z } from 'zod';
import { resultsSchema } from './results.js';

/** Text of bench/results/bench.schema.json. */
export function schemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(resultsSchema);
  const head = { $schema, title: 'isoloss/bench@1', description: 'The result file of isoloss bench.' };
  return `${JSON.stringify({ ...head, ...schema }, undefined, 2)}\n`;
}
