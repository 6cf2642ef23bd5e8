import type { FlopConventionName } from '../../../costs/flops.js';
import { IsolossError } from '../../../errors.js';
import { nearest } from '../../../formula/nearest.js';
import type { OutputColumn } from '../../../store/write-table.js';
import { shapeForm } from '../../../tasks/shape/form.js';
import type { ShapeJob } from '../../../tasks/shape/job.js';
import type { ArchitectureRecord, ShapeRecord } from '../../../tasks/shape/record.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand, withJob } from '../../job-command.js';

const help: HelpText = {
  notes: [
    'Counts a transformer of one depth and width; finds the one nearest a size (--parameters); or, with a fit and a budget, the one whose predicted loss is lowest once the budget is spent on it, D being what its own FLOP leave.',
    'An architecture is a family (plain, pythia, gpt-3, chinchilla, llama), then what differs from it:',
    [
      ['vocabulary sequence', 'tokens'],
      ['layers width aspect', 'a number or lo..hi; aspect is width over layers'],
      ['multiple head_size heads kv_heads', 'widths are multiples of the first and of the head size'],
      ['ffw, or ffw_ratio ffw_multiple', 'feed-forward width, or its multiple of the width, rounded up'],
      ['gated tied biases', 'yes or no'],
      ['norms', 'layer, rms or none'],
      ['positions', 'rotary, learned or relative'],
    ],
  ],
  examples: [
    'isoloss shape --architecture pythia,layers=6,width=512',
    'isoloss shape --parameters 7e9 --architecture llama,vocabulary=128256,kv_heads=8,ffw_multiple=1024',
    'isoloss shape chinchilla:besiroglu-2024 --budget 1e21 --architecture vocabulary=50304,sequence=2048,multiple=128',
  ],
};

interface Shaped extends Done {
  readonly record: ArchitectureRecord | ShapeRecord;
}

export const command = jobCommand<ShapeJob, Shaped>({
  form: shapeForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  help,
  needs: [
    {
      field: 'architecture',
      code: 'no-architecture',
      message: "The required option '--architecture <family>' is not given.",
      fix: 'Say what is built, such as --architecture pythia,layers=6,width=512.',
    },
  ],
  inputs: ({ fit }) => ({ fits: fit === undefined ? [] : [fit] }),
  check: checkQuestion,
  table: { help: 'the shapes, or the FLOP per token in every convention,', columns: shapeColumns },
  prepare: async (job) => {
    const { fit, budget } = job;
    const record = await (fit === undefined || budget === undefined
      ? count(job)
      : allocate(job, fit, budget));
    return () => ({ record: withJob(record, job) });
  },
  async text({ record }, { terminal }) {
    const [{ architectureParts, shapeParts }, { partsText }] = await Promise.all([
      import('../../../report/sentences/shape.js'),
      import('../../parts.js'),
    ]);
    const parts = record.schema === 'isoloss/shape@1' ? shapeParts(record) : architectureParts(record);
    return partsText(parts, terminal.out);
  },
  page: async ({ record }) => (await import('../../../report/pages/answers.js')).renderShape(record),
});

async function shapeColumns({ record }: Shaped): Promise<OutputColumn[]> {
  const { columnsOf } = await import('../../../store/write-table.js');
  if (record.schema === 'isoloss/architecture@1') {
    const { flopsPerToken, parameters } = record;
    return columnsOf(
      Object.entries(flopsPerToken).map(([convention, { forward, training }]) => ({
        convention,
        forward,
        training,
        over_6N: training / (6 * parameters.total),
      })),
    );
  }
  return columnsOf(
    [record.best, ...record.others].map(({ architecture, parameters, N, D, overSixND, loss }) => ({
      layers: architecture.layers,
      width: architecture.width,
      heads: architecture.heads,
      parameters: parameters.total,
      N,
      D,
      'D/N': D / N,
      'C/6ND': overSixND,
      L: loss,
    })),
  );
}

function checkQuestion({ fit, budget, parameters }: ShapeJob): Readonly<Record<string, string>> {
  if ((fit === undefined) === (budget === undefined) && (fit === undefined || parameters === undefined)) {
    return {};
  }
  throw new IsolossError(
    'bad-question',
    fit === undefined
      ? 'A budget alone decides no shape.'
      : budget === undefined
        ? 'A fit alone decides no shape.'
        : 'A size and a budget each decide the shape.',
    'Give a fit with --budget, or --parameters without a fit.',
  );
}

async function count({ architecture, parameters: N, size: asked }: ShapeJob): Promise<ArchitectureRecord> {
  const [{ readFamily, isSingle }, { member }, { nearestShape }, { countArchitecture }] = await Promise.all([
    import('../../../costs/read-family.js'),
    import('../../../costs/families.js'),
    import('../../../costs/shapes.js'),
    import('../../../tasks/shape/count-architecture.js'),
  ]);
  const family = readFamily(architecture);
  const size = (await sizeOption(asked)) ?? 'total';
  if (N !== undefined) return countArchitecture(nearestShape(N, family, { size }), { N, size });
  if (isSingle(family)) return countArchitecture(member(family, family.layers[0], family.width[0]));
  throw new IsolossError(
    'bad-question',
    `'${architecture}' leaves depth and width open.`,
    'Add layers=6,width=512 to count one shape, --parameters 7e9 for the shape nearest a size, or a fit and --budget.',
  );
}

async function allocate(job: ShapeJob, fit: string, budget: number): Promise<ShapeRecord> {
  const [{ readFamily }, { allocateShape }] = await Promise.all([
    import('../../../costs/read-family.js'),
    import('../../../tasks/shape/allocate-shape.js'),
  ]);
  const { level, set } = job;
  const family = readFamily(job.architecture);
  const flops = await flopsOption(job.flops);
  const size = await sizeOption(job.size);
  return allocateShape(await fittedArgument(fit), {
    budget,
    family,
    set,
    ...(flops === undefined ? {} : { flops }),
    ...(size === undefined ? {} : { size }),
    ...(level === undefined ? {} : { level }),
  });
}

async function flopsOption(text: string | undefined): Promise<FlopConventionName | undefined> {
  const { flopConventions } = await import('../../../costs/flops.js');
  return chosen(
    '--flops',
    text,
    flopConventions.map(({ name }) => name),
  );
}

async function sizeOption(text: string | undefined) {
  return chosen('--size', text, (await import('../../../costs/architecture.js')).sizes);
}

function chosen<Name extends string>(
  option: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  const name = names.find((candidate) => candidate === text);
  if (name !== undefined || text === undefined) return name;
  const near = nearest(text, names);
  throw new IsolossError(
    'bad-choice',
    `${option} knows no '${text}'.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It takes ${names.join(', ')}.`,
  );
}
