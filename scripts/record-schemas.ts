/**
 * The records that commands write as JSON Schema, for whoever reads them with something else: from the records' types,
 * whose comments become descriptions, and from the zod schemas of the files of `isoloss bench`.
 */
import { z } from 'zod';
import { againstSchema } from '../bench/against/results.js';
import { resultsSchema } from '../bench/results.js';
import { fieldHelp, type JobSchema } from '../src/jobs/form.js';
import { allocateJobSchema } from '../src/tasks/allocate/job.js';
import { batchJobSchema } from '../src/tasks/batch/job.js';
import { chainJobSchema } from '../src/tasks/chain/job.js';
import { compareJobSchema } from '../src/tasks/compare/job.js';
import { designJobSchema } from '../src/tasks/design/job.js';
import { equivalentJobSchema } from '../src/tasks/equivalent/job.js';
import { fitJobSchema } from '../src/tasks/fit/job.js';
import { hyperJobSchema } from '../src/tasks/hyper/job.js';
import { isoflopJobSchema } from '../src/tasks/isoflop/job.js';
import { multiplierJobSchema } from '../src/tasks/multiplier/job.js';
import { multiverseJobSchema } from '../src/tasks/multiverse/job.js';
import { regretJobSchema } from '../src/tasks/regret/job.js';
import { rolloutJobSchema } from '../src/tasks/rollout/job.js';
import { surfaceJobSchema } from '../src/tasks/surface/job.js';
import { verifyJobSchema } from '../src/tasks/verify/job.js';
import { type JsonSchema, typeSchemas } from './type-schema.js';

export const FOLDER = 'schemas';

/** Where the types are: `src/FILE.ts`, and names there. */
const files: readonly (readonly [file: string, ...types: string[]])[] = [
  ['tasks/fit/record', 'FitRecord'],
  ['tasks/multiverse/record', 'MultiverseRecord'],
  ['tasks/isoflop/record', 'IsoflopRecord'],
  ['tasks/compare/record', 'CompareRecord'],
  ['tasks/rollout/record', 'RolloutRecord'],
  ['tasks/batch/record', 'BatchRecord'],
  ['tasks/chain/record', 'ChainRecord'],
  ['tasks/predict/record', 'PredictRecord'],
  ['tasks/solve/record', 'SolveRecord'],
  ['tasks/regret/record', 'RegretRecord'],
  ['tasks/equivalent/record', 'EquivalentRecord'],
  ['tasks/hyper/record', 'HyperRecord'],
  ['tasks/multiplier/record', 'MultiplierRecord'],
  ['tasks/allocate/record', 'AllocateRecord'],
  ['tasks/design/record', 'DesignRecord'],
  ['tasks/surface/record', 'SurfaceRecord'],
  ['tasks/shape/record', 'ShapeRecord', 'ArchitectureRecord'],
  ['tasks/verify/record', 'VerifyRecord'],
  ['cli/commands/costs/record', 'CostsRecord', 'CostRecord', 'CostAtRecord'],
  ['cli/commands/laws/record', 'LawsRecord', 'LawRecord'],
  ['cli/commands/doctor/record', 'DoctorRecord'],
  ['cli/commands/status/record', 'StatusRecord'],
  ['tasks/chunked/job', 'JobFile'],
];

/** What is read rather than written, and need not name its schema. */
const read = [
  { file: 'jobs/law-file', type: 'LawFile', tag: 'isoloss/law-file@1' },
  { file: 'tasks/batch/plan-file', type: 'PlanFile', tag: 'isoloss/batch-plan@1' },
] as const;

/** The fields of jobs are described where the help has them from. */
const jobs: Readonly<Record<string, JobSchema>> = {
  'FitRecord.job': fitJobSchema,
  'MultiverseRecord.job': multiverseJobSchema,
  'IsoflopRecord.job': isoflopJobSchema,
  'RegretRecord.job': regretJobSchema,
  'EquivalentRecord.job': equivalentJobSchema,
  'HyperRecord.job': hyperJobSchema,
  'MultiplierRecord.job': multiplierJobSchema,
  'CompareRecord.job': compareJobSchema,
  'RolloutRecord.job': rolloutJobSchema,
  'BatchRecord.job': batchJobSchema,
  'ChainRecord.job': chainJobSchema,
  'AllocateRecord.job': allocateJobSchema,
  'DesignRecord.job': designJobSchema,
  'SurfaceRecord.job': surfaceJobSchema,
  'VerifyRecord.job': verifyJobSchema,
};

function describe(path: string): string | undefined {
  const end = path.lastIndexOf('.');
  const schema = Object.hasOwn(jobs, path.slice(0, end)) ? jobs[path.slice(0, end)] : undefined;
  return schema && fieldHelp(schema, path.slice(end + 1));
}

/** The text of each file of the folder, by name, from the sources at `root`. */
export function schemaFiles(root: string): ReadonlyMap<string, string> {
  const types = files.flatMap(([file, ...names]) =>
    names.map((type) => ({ file: `${root}/src/${file}.ts`, type })),
  );
  const readTypes = read.map(({ file, type, tag }) => ({ file: `${root}/src/${file}.ts`, type, tag }));
  const schemaOf = typeSchemas([...types, ...readTypes], `${root}/tsconfig.json`, describe);
  return new Map([
    ...types.map((type) => fileOf(schemaOf(type))),
    ...readTypes.map(({ tag, ...type }) => fileOf(schemaOf(type), tag)),
    fileOf(fromZod(resultsSchema, 'The result file of isoloss bench.')),
    fileOf(fromZod(againstSchema, 'The result file of isoloss bench --against DIR.')),
  ]);
}

function fromZod(schema: z.ZodType, description: string): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return { description, ...rest };
}

/** `isoloss/fit@1` is the file `fit@1.json`: a record that changes its form gets another number, and another file. */
function fileOf(schema: JsonSchema, tag = tagOf(schema)): [name: string, text: string] {
  const [, name] = /^isoloss\/([a-z-]+@\d+)$/.exec(tag) ?? [];
  if (name === undefined) throw new Error(`${tag} is no name of a record`);
  const full = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:isoloss:${name}`,
    title: tag,
    ...schema,
  };
  // A property a line, so that changes can be read; the package has no room for their indentation.
  const lines = JSON.stringify(full, undefined, 1).replace(/\n +/g, '\n');
  return [`${name}.json`, `${lines}\n`];
}

function tagOf({ properties }: JsonSchema): string {
  return (properties as { schema: { const: string } }).schema.const;
}
