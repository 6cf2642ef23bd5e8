/** The result file of `isoloss bench --against DIR`, schema `isoloss/bench-against@1`: seconds, ratios this over other. */
import { z } from 'zod';
import { caseBase, machineSchema } from '../results.js';

const finite = z.number();

export const builds = ['this', 'other'] as const;

const build = z.strictObject({
  name: z.string().describe('the last part of the path'),
  version: z.string().describe('of isoloss; unknown where no package.json tells'),
});

/** Of one kind of time, over all rounds. */
export const measureSchema = z.strictObject({
  ratio: finite.describe('time of this build over that of the other'),
  interval: z.tuple([finite, finite]).describe('of the ratio; those of all cases hold together with 95 %'),
  rounds: z.array(finite).describe('the ratio in each round, that is in each pair of processes'),
});

export const verdicts = ['slower', 'faster', 'unchanged', 'unclear'] as const;

export const measures = ['wall', 'processor'] as const;

export const comparisonSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...caseBase,
    outcome: z.literal('compared'),
    verdict: z.enum(verdicts).describe('of this build beside the other'),
    by: z.enum(measures).describe('the time that the verdict rests on'),
    wall: measureSchema,
    processor: measureSchema
      .optional()
      .describe('time that the process had processors for; of engines whose work is done by processors'),
    seconds: z.strictObject({ this: finite, other: finite }).describe('of a run, the median of all samples'),
    samples: z.array(z.int().positive()).describe('pairs of samples in each round'),
    bytes: z
      .enum(['same', 'different', 'varying'])
      .optional()
      .describe(
        'whether both builds leave the same bytes; varying where one build does not always leave the same',
      ),
  }),
  z.strictObject({
    ...caseBase,
    outcome: z.enum(['wrong', 'failed']),
    build: z.enum(builds),
    reason: z.string(),
  }),
]);

export const againstSchema = z.strictObject({
  schema: z.literal('isoloss/bench-against@1'),
  date: z.iso.datetime(),
  machine: machineSchema,
  builds: z.strictObject({ this: build, other: build }),
  options: z.strictObject({
    rounds: z.int().positive().describe('at least made; more where times spread'),
    seconds: finite.describe('sampled of each build in a round, at least'),
    smallest: finite.describe('the least change that is reported, relative'),
  }),
  engines: z.array(z.strictObject({ id: z.string(), adapter: z.string(), software: z.boolean() })),
  cases: z.array(comparisonSchema),
  took: finite,
  notes: z.array(z.string()),
});

export type AgainstResults = z.infer<typeof againstSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type Compared = Extract<Comparison, { outcome: 'compared' }>;
export type Measure = z.infer<typeof measureSchema>;
export type BuildName = (typeof builds)[number];
export type MeasureName = (typeof measures)[number];
export type AgainstVerdict = (typeof verdicts)[number];
