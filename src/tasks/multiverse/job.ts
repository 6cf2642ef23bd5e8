/** The job of a multiverse: a fit's job in which what an analyst chooses is a list, and every combination is fitted. */
import * as z from 'zod';
import { IsolossError } from '../../errors.js';
import { parse } from '../../formula/parse.js';
import { checkedText, type JobParser, listOf, parserOf } from '../../jobs/fields.js';
import { parseAssignment, parsePoint } from '../../jobs/grammar.js';
import { formatCount } from '../../text.js';
import { type FitJob, type FitJobInput, fitJobSchema, parseFitJob } from '../fit/job.js';

/** What may be chosen otherwise, in the order in which choices are told. */
export const choiceNames = [
  'law',
  'remap',
  'filter',
  'weight',
  'residual',
  'loss',
  'delta',
  'tau',
  'starts',
] as const;
export type ChoiceName = (typeof choiceNames)[number];

/** Choices that exist only under another one: delta under the Huber loss, tau under the quantile loss. */
export const dependents: Readonly<Partial<Record<ChoiceName, readonly ChoiceName[]>>> = {
  loss: ['delta', 'tau'],
};

/** More fits than this are a mistake sooner than a wish. */
const MOST_UNIVERSES = 10_000;

/** The filter that keeps every row of the base. */
const NO_FILTER = 'all';

const { law, weight, residual, loss, delta, tau, starts } = fitJobSchema.def.innerType.shape;

/** What all universes share: a fit's job less what is chosen, and less all that a fit does beside finding its optimum. */
const shared = z.strictObject(fitJobSchema.def.innerType.shape).omit({
  law: true,
  weight: true,
  residual: true,
  loss: true,
  delta: true,
  tau: true,
  starts: true,
  objectiveGrid: true,
  bootstrap: true,
  scheme: true,
  cluster: true,
  strata: true,
  noise: true,
  refitStarts: true,
  interval: true,
  profile: true,
  leverage: true,
});

/** Fields of a multiverse's job that a fit's job has in the same form. */
export const sharedFields = shared.keyof().options;

const several = <Item extends z.ZodType<string | number>>(item: Item, label = nameOf) =>
  z
    .array(item)
    .refine((items) => new Set(items.map(label)).size === items.length, 'one of them is given twice')
    .readonly()
    .default([]);

/** What the field of a fit's job means of which this one has several, and the values it may take. */
function meaning(type: z.ZodType): string {
  const one = type instanceof z.ZodExactOptional ? type.unwrap() : type;
  const known = one instanceof z.ZodEnum ? ` [${one.options.join(', ')}]` : '';
  return `${type.description ?? ''}${known}`;
}

/** Fields that are lists: of each, the first is the base, and none leaves the choice to the law. */
export const multiverseJobSchema = shared
  .extend({
    law: several(law)
      .refine((laws) => laws.length > 0, 'none is given')
      .describe(meaning(law)),
    remap: several(checkedText(parseRemap), remapName).describe(
      'take inputs from other columns than --map says: N=params_no_embedding, with a name non-embedding=N=params_no_embedding; a semicolon parts several inputs',
    ),
    filter: several(
      checkedText((text) => {
        const { value } = parseNamed(text);
        if (value !== NO_FILTER) parse(value);
      }),
    ).describe('rows to keep beside --where: an expression, one with a name (small=N < 1e9), or all'),
    weight: several(weight.unwrap()).describe(meaning(weight)),
    residual: several(residual.unwrap()).describe(meaning(residual)),
    loss: several(loss.unwrap()).describe(meaning(loss)),
    delta: several(delta.unwrap()).describe(meaning(delta)),
    tau: several(tau.unwrap()).describe(meaning(tau)),
    starts: several(starts.unwrap()).describe(meaning(starts)),
    within: z
      .number()
      .positive('must be above zero')
      .default(0.1)
      .describe('how near the base a conclusion must stay to hold, as a share: .1 is 10 %'),
    measure: z
      .enum(['loss', 'reducible', 'compute'])
      .default('loss')
      .describe(
        'what --within is a share of for predicted losses: the loss, what of it lies above the floor of the base, or the compute that brings the base to the same loss',
      ),
    at: listOf(checkedText(parsePoint)).describe(
      'predict L at this point (N=7e10,D=1.4e12) in every universe',
    ),
  })
  .refine((job) => job.delta.length === 0 || job.loss.length === 0 || job.loss.includes('huber'), {
    path: ['delta'],
    message: 'delta belongs to the huber loss, which is not among the losses',
  })
  .refine((job) => job.tau.length > 0 === job.loss.includes('quantile'), {
    path: ['tau'],
    message: 'the quantile loss needs a tau, and only it takes one',
  })
  .readonly();

/** A complete job: defaults filled in. */
export type MultiverseJob = z.infer<typeof multiverseJobSchema>;

/** A job as a caller writes it: `runs`, `law` and some choice of which there are several. */
export type MultiverseJobInput = z.input<typeof multiverseJobSchema>;

/** Checks a job of unknown origin, a fit's included: a single value stands for a list of one. Throws `bad-job`. */
export const parseMultiverseJob: JobParser<MultiverseJob> = (value, place, called) => {
  const lists: readonly string[] = choiceNames;
  const fields =
    typeof value !== 'object' || value === null
      ? value
      : Object.fromEntries(
          Object.entries(value).map(([field, content]) => [
            field,
            lists.includes(field) && !Array.isArray(content) ? [content] : content,
          ]),
        );
  return parseComplete(fields, place, called);
};

const parseComplete = parserOf(multiverseJobSchema);

/** One combination: what was chosen where there was a choice, and the fit's job that it makes. */
export interface UniverseJob {
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
  readonly job: FitJob;
}

/** What may be chosen for one thing: the words for it, and the fields of a fit's job that it sets. */
interface Alternative {
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
  readonly fields: Partial<FitJobInput>;
}

/**
 * All combinations, the base first. Choices of which there is but one do not appear in `choices`; nor does delta where
 * the loss has none, so that no fit is made twice. Throws `nothing-varies` and `too-many-universes`.
 */
export function universesOf(job: MultiverseJob): UniverseJob[] {
  const lists = alternatives(job);
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count === 1) {
    throw new IsolossError(
      'nothing-varies',
      'There is one universe only: no choice has several values.',
      'Give several of --law, --filter, --weight, --residual, --loss, --delta, --tau or --starts, such as --loss huber,squared or --delta 1e-4,1e-3.',
    );
  }
  if (count > MOST_UNIVERSES) {
    throw new IsolossError(
      'too-many-universes',
      `The choices make ${formatCount(count)} universes, more than ${formatCount(MOST_UNIVERSES)}.`,
      'Give fewer values of some choice.',
    );
  }
  const base: FitJobInput = {
    ...Object.fromEntries(sharedFields.map((field) => [field, job[field]])),
    runs: job.runs,
    law: job.law[0],
  };
  const all = lists.reduce<Alternative[]>(
    (before, list) =>
      before.flatMap((one) =>
        list.map((other) => ({
          choices: { ...one.choices, ...other.choices },
          fields: { ...one.fields, ...other.fields },
        })),
      ),
    [{ choices: {}, fields: {} }],
  );
  const open = choiceNames.filter(
    (name) => new Set(all.flatMap(({ choices }) => choices[name] ?? [])).size > 1,
  );
  return all.map(({ choices, fields }) => ({
    choices: Object.fromEntries(
      open.flatMap((name) => (choices[name] === undefined ? [] : [[name, choices[name]]])),
    ),
    job: parseFitJob(without({ ...base, ...fields })),
  }));
}

/** What may be chosen, one list for each thing, none of them empty. */
function alternatives(job: MultiverseJob): (readonly Alternative[])[] {
  const each = <Value extends string | number>(
    name: ChoiceName,
    values: readonly Value[],
    fields: (value: Value) => Partial<FitJobInput>,
    label: (value: Value) => string = nameOf,
  ): readonly Alternative[] =>
    values.length === 0
      ? [{ choices: {}, fields: {} }]
      : values.map((value) => ({ choices: { [name]: label(value) }, fields: fields(value) }));
  return [
    each('law', job.law, (text) => ({ law: parseNamed(text).value })),
    each('remap', job.remap, (text) => ({ map: { ...job.map, ...parseRemap(text) } }), remapName),
    each('filter', job.filter, (text) => {
      const { value } = parseNamed(text);
      if (value === NO_FILTER) return {};
      return { where: job.where === undefined ? value : `(${job.where}) and (${value})` };
    }),
    each('weight', job.weight, (text) => ({ weight: parseNamed(text).value })),
    each('residual', job.residual, (value) => ({ residual: value })),
    losses(job),
    each('starts', job.starts, (value) => ({ starts: value })),
  ];
}

/** Losses with the settings that belong to each. */
function losses({ loss, delta, tau }: MultiverseJob): readonly Alternative[] {
  const kinds = loss.length > 0 ? loss : delta.length > 0 ? (['huber'] as const) : [undefined];
  return kinds.flatMap((kind): Alternative[] => {
    if (kind === undefined) return [{ choices: {}, fields: {} }];
    const settings = kind === 'huber' ? delta : kind === 'quantile' ? tau : [];
    const field = kind === 'huber' ? 'delta' : 'tau';
    if (settings.length === 0) return [{ choices: { loss: kind }, fields: { loss: kind } }];
    return settings.map((value) => ({
      choices: { loss: kind, [field]: String(value) },
      fields: { loss: kind, [field]: value },
    }));
  });
}

/** `small=N < 1e9` is named small; a text without a name is called by itself. */
export function parseNamed(text: string): { readonly name: string; readonly value: string } {
  const [, name, value] = /^\s*([\p{L}_][\p{L}\p{N}_ .-]*?)\s*=(?!=)\s*(.+)$/su.exec(text) ?? [
    '',
    text,
    text,
  ];
  return { name: name.trim(), value: value.trim() };
}

/** `N=params; D=tokens`, an assignment for each input; a name may stand before them: `non-embedding=N=params`. */
function parseRemap(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(namedRemap(text).value.split(';').map(parseAssignment));
}

function namedRemap(text: string): ReturnType<typeof parseNamed> {
  const named = parseNamed(text);
  return /^[\p{L}_][\p{L}\p{N}_]*\s*=(?!=)/u.test(named.value) ? named : { name: text, value: text };
}

function remapName(text: string | number): string {
  return namedRemap(String(text)).name;
}

function nameOf(value: string | number): string {
  return typeof value === 'number' ? String(value) : parseNamed(value).name;
}

/** Fields that are not set are absent, as a fit's job wants them. */
function without(fields: FitJobInput): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
