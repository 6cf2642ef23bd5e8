/** The schemas of the files that isoloss bench writes as JSON Schema, for whoever reads them with something else. */
import { z } from 'zod';
import { againstSchema } from '../bench/against/results.js';
import { resultsSchema } from '../bench/results.js';

/** What each file of bench/results is to hold, by its name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['bench.schema.json', schemaText(resultsSchema, 'The result file of isoloss bench.')],
    [
      'bench-against.schema.json',
      schemaText(againstSchema, 'The result file of isoloss bench --against DIR.'),
    ],
  ]);
}

function schemaText(zod: typeof resultsSchema | typeof againstSchema, description: string): string {
  const { $schema, ...schema } = z.toJSONSchema(zod);
  const title = zod.shape.schema.value;
  return `${JSON.stringify({ $schema, title, description, ...schema }, undefined, 2)}\n`;
}
