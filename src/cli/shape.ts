import type { FlopConventionName } from '../costs/flops.js';
import { IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import { parseNumber, parsePoint } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import { fittedArgument, fittedHelp, readLevel } from './fitted-argument.js';
import { collect } from './option-table.js';
import { checkOutputs, type Outputs, writeAnswer } from './outputs.js';
import type { Configure, Context } from './run.js';

interface Options extends Pick<Outputs, 'json'> {
  readonly architecture: string;
  readonly budget?: string;
  readonly parameters?: string;
  readonly flops?: string;
  readonly size?: string;
  readonly set?: readonly string[];
  readonly level?: string;
}

const help = `
Counts a transformer of one depth and width; finds the one nearest a size (--parameters); or, with a fit and a budget,
the one whose predicted loss is lowest once the budget is spent on it, D being what its own FLOP leave.

An architecture is a family (plain, pythia, gpt-3, chinchilla, llama), then what differs from it:
  vocabulary sequence                   tokens
  layers width aspect                   a number or lo..hi; aspect is width over layers
  multiple head_size heads kv_heads     widths are multiples of the first and of the head size
  ffw, or ffw_ratio ffw_multiple        feed-forward width, or its multiple of the width, rounded up
  gated tied biases                     yes or no
  norms=layer|rms|none  positions=rotary|learned|relative

Examples:
  $ isoloss shape --architecture pythia,layers=6,width=512
  $ isoloss shape --parameters 7e9 --architecture llama,vocabulary=128256,kv_heads=8,ffw_multiple=1024
  $ isoloss shape chinchilla:besiroglu-2024 --budget 1e21 --architecture vocabulary=50304,sequence=2048,multiple=128`;

export const configureShape: Configure = (command, context, finish) => {
  command
    .argument('[fit]', fittedHelp)
    .requiredOption(
      '--architecture <family>',
      'what is built, such as pythia or vocabulary=50304,sequence=2048',
    )
    .option('--budget <flop>', 'find the best shape for this much training compute')
    .option('--parameters <count>', 'find the shape nearest this size')
    .option('--flops <convention>', 'how FLOP are counted (default: matmul)')
    .option('--size <count>', 'how N counts: total, non-embedding or matrices (default: total)')
    .option('--set <point>', 'inputs of the law beside N and D, such as U=25e9 (several allowed)', collect)
    .option('--level <share>', 'the level of the band (default: the fit’s)')
    .option('--json [file]', 'write JSON; - and no file are standard output, which is then nothing else')
    .addHelpText('after', help);
  command.action((fit: string | undefined, options: Options) =>
    finish(async () => {
      checkQuestion(fit, options);
      await checkOutputs(options, fit === undefined ? [] : await withReplicates([fit]));
      await (fit === undefined ? count(options, context) : allocate(fit, options, context));
      return 0;
    }),
  );
};

function checkQuestion(fit: string | undefined, { budget, parameters }: Options): void {
  if ((fit === undefined) === (budget === undefined) && (fit === undefined || parameters === undefined))
    return;
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

async function count(options: Options, { terminal }: Context) {
  const { architecture, parameters, size: asked } = options;
  const [
    { readFamily, isSingle },
    { member },
    { nearestShape },
    { countArchitecture },
    { architectureText },
  ] = await Promise.all([
    import('../costs/read-family.js'),
    import('../costs/families.js'),
    import('../costs/shapes.js'),
    import('../tasks/shape/count-architecture.js'),
    import('./shape-text.js'),
  ]);
  const family = readFamily(architecture);
  const size = (await sizeOption(asked)) ?? 'total';
  if (parameters === undefined && !isSingle(family)) {
    throw new IsolossError(
      'bad-question',
      `'${architecture}' leaves depth and width open.`,
      'Add layers=6,width=512 to count one shape, --parameters 7e9 for the shape nearest a size, or a fit and --budget.',
    );
  }
  const N = parameters === undefined ? undefined : parseNumber(parameters);
  const record =
    N === undefined
      ? countArchitecture(member(family, family.layers[0], family.width[0]))
      : countArchitecture(nearestShape(N, family, { size }), { N, size });
  await writeAnswer({ record, text: () => architectureText(record, terminal.out) }, options, terminal);
}

async function allocate(fit: string, options: Options, { terminal }: Context) {
  const [{ readFamily }, { allocateShape }, { shapeText }] = await Promise.all([
    import('../costs/read-family.js'),
    import('../tasks/shape/allocate-shape.js'),
    import('./shape-text.js'),
  ]);
  const family = readFamily(options.architecture);
  const budget = parseNumber(options.budget ?? '');
  const flops = await flopsOption(options.flops);
  const size = await sizeOption(options.size);
  const level = readLevel(options.level);
  const record = allocateShape(await fittedArgument(fit), {
    budget,
    family,
    set: options.set === undefined ? {} : parsePoint(options.set.join(',')),
    ...(flops === undefined ? {} : { flops }),
    ...(size === undefined ? {} : { size }),
    ...(level === undefined ? {} : { level }),
  });
  await writeAnswer({ record, text: () => shapeText(record, terminal.out) }, options, terminal);
}

async function flopsOption(text: string | undefined): Promise<FlopConventionName | undefined> {
  const { flopConventions } = await import('../costs/flops.js');
  return chosen(
    '--flops',
    text,
    flopConventions.map(({ name }) => name),
  );
}

async function sizeOption(text: string | undefined) {
  return chosen('--size', text, (await import('../costs/architecture.js')).sizes);
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
