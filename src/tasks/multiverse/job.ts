/** The job of a multiverse: a fit's job in which what an analyst chooses is a list, and every combination is fitted. */
import * as z from 'zod/mini';
import { field, IsolossError } from '../../errors.js';
import { anyNames } from '../../formula/odd-names.js';
import { parse } from '../../formula/parse.js';
import { pathFunctions } from '../../formula/path-functions.js';
import { given, type JobParser, listOf, parserOf, withLists } from '../../jobs/fields.js';
import { parseAssignment, type StartPlan } from '../../jobs/grammar.js';
import { isLawJson, lawJson, lawOfJson } from '../../jobs/law-definition.js';
import { Parsed, parsedText, type Written, written } from '../../jobs/parsed.js';
import { described, descriptionOf } from '../../jobs/schema.js';
import { formulaText } from '../../jobs/shapes.js';
import { formatCount } from '../../text.js';
import {
  type FitJob,
  type FitJobInput,
  fitJobSchema,
  huberFields,
  parseFitJob,
  pointField,
} from '../fit/job.js';
import { isWholeLaw } from '../fit/law-text.js';
import type { NamedInput, NamedLawInput, RemapInput } from './request.js';

/** The dimensions of a multiverse, in the order of the record. */
export const choiceNames = [
  'law',
  'remap',
  'filter',
  'group',
  'weight',
  'residual',
  'loss',
  'delta',
  'tau',
  'starts',
] as const;
export type ChoiceName = (typeof choiceNames)[number];

/** Dimensions that exist only under certain values of another: delta with the Huber loss, tau with the quantile loss. */
export const dependents: Readonly<Partial<Record<ChoiceName, readonly ChoiceName[]>>> = {
  loss: ['delta', 'tau'],
};

/** Universes at most: more are probably a mistake. */
const MOST_UNIVERSES = 10_000;

/** The filter that keeps every row of the base. */
const NO_FILTER = 'all';

const { law, weight, residual, loss, delta, tau, starts } = fitJobSchema.def.innerType.def.shape;

/** Fields common to all universes: a fit's job without the dimensions, and without resampling, profiles and the like. */
const shared = z.omit(z.strictObject(fitJobSchema.def.innerType.def.shape), {
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

/** Fields that have the same form in a fit's job. */
export const sharedFields = Object.keys(shared.def.shape) as (keyof typeof shared.def.shape)[];

type Value = string | number | Parsed<Named<unknown>> | Parsed<StartPlan>;

const several = <Item extends z.ZodMiniType<Value>>(item: Item) =>
  z._default(
    z.readonly(
      z
        .array(item)
        .check(
          z.refine((items) => new Set(items.map(nameOf)).size === items.length, 'one of them is given twice'),
        ),
    ),
    [],
  );

/** A text with a name, or both apart. */
const namedText = parsedText<Named<string>, NamedInput>(parseNamed, given, namedTextOf);

const filterText = parsedText<Named<string>, NamedInput>(parseFilter, given, namedTextOf);

const namedLaw = parsedText<Named<string>, NamedLawInput>(parseNamedLaw, given, namedLawText);

const remapText = parsedText<Named<Readonly<Record<string, string>>>, RemapInput>(
  parseRemap,
  z.string(),
  remapTextOf,
);

/** Help text for a list of values of a field of the fit's job. */
function meaning(type: z.ZodMiniType): string {
  const one = type instanceof z.ZodMiniExactOptional ? type.def.innerType : type;
  const known = one instanceof z.ZodMiniEnum ? ` [${Object.values(one.def.entries).join(', ')}]` : '';
  return `${descriptionOf(type) ?? ''}${known}`;
}

/** Fields that are lists: the first value is the base's; an empty list means the law's default. */
export const multiverseJobSchema = z.readonly(
  z
    .extend(shared, {
      law: described(
        several(namedLaw).check(z.refine((laws) => laws.length > 0, 'none is given')),
        meaning(law),
      ),
      remap: described(
        several(remapText),
        'take inputs from other columns than --map says: N=params_no_embedding, with a name non-embedding=N=params_no_embedding; a semicolon parts several inputs',
      ),
      filter: described(
        several(filterText),
        'rows to keep beside --where: an expression, one with a name (small=N < 1e9), or all',
      ),
      by: described(
        z.exactOptional(given),
        'fit every group of rows with equal values in this column, these columns or this expression by itself',
      ),
      weight: described(several(namedText), meaning(weight)),
      residual: described(several(residual.def.innerType), meaning(residual)),
      loss: described(several(loss.def.innerType), meaning(loss)),
      delta: described(several(delta.def.innerType), meaning(delta)),
      tau: described(several(tau.def.innerType), meaning(tau)),
      starts: described(several(starts.def.innerType), meaning(starts)),
      within: described(
        z._default(z.number().check(z.positive('must be above zero')), 0.1),
        'how near the base a conclusion must stay to hold, as a share: .1 is 10 %',
      ),
      measure: described(
        z._default(z.enum(['loss', 'reducible', 'compute']), 'loss'),
        'what --within is a share of for predicted losses: the loss, what of it lies above the floor of the base, or the compute that brings the base to the same loss',
      ),
      at: described(listOf(pointField), 'predict L at this point (N=7e10,D=1.4e12) in every universe'),
    })
    .check(
      z.superRefine((job, context) => {
        if (job.loss.length === 0 || job.loss.includes('huber')) return;
        for (const name of huberFields) {
          if (job[name] === undefined || (name === 'delta' && job.delta.length === 0)) continue;
          const message = `${name} belongs to the huber loss, which is not among the losses`;
          context.addIssue({ code: 'custom', path: [name], message });
        }
      }),
      z.refine((job) => job.tau.length > 0 === job.loss.includes('quantile'), {
        path: ['tau'],
        message: 'the quantile loss needs a tau, and only it takes one',
      }),
    ),
);

/** A complete job whose texts are read. */
export type AskedMultiverse = z.infer<typeof multiverseJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type MultiverseJob = Written<AskedMultiverse>;

/** A job as a caller writes it: `runs`, `law` and some dimension with several values. */
export type MultiverseJobInput = Written<z.input<typeof multiverseJobSchema>>;

/** Reads a job of unknown origin, a fit's included: a single value stands for a list of one. Throws `bad-job`. */
export const askMultiverse: JobParser<AskedMultiverse> = (value, place, called) =>
  parseComplete(withLists(value, choiceNames), place, called);

const parseComplete = parserOf(multiverseJobSchema);

/** The same, as JSON has it. */
export const parseMultiverseJob: JobParser<MultiverseJob> = (...job) => written(askMultiverse(...job));

/** One combination: the value chosen in each dimension, and the resulting fit's job. */
export interface UniverseJob {
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
  readonly job: FitJob;
}

/** A group's name, and the condition that its rows fulfil. */
export interface Group {
  readonly name: string;
  readonly where: string;
}

/** One value of a dimension: its label, and the fields of the fit's job that it sets. */
interface Alternative {
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
  readonly fields: Partial<FitJobInput>;
}

/**
 * All combinations, the base first; `groups` are those of `by`. Dimensions with one value do not appear in `choices`; neither does delta for losses
 * without one, so that no fit is made twice. Throws `nothing-varies` and `too-many-universes`.
 */
export function universesOf(
  asked: MultiverseJob | AskedMultiverse,
  groups: readonly Group[] = [],
): UniverseJob[] {
  const job = askMultiverse(asked);
  const lists = alternatives(job, groups);
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count === 1) {
    throw new IsolossError(
      'nothing-varies',
      'There is one universe only: no choice has several values.',
      `Give several of ${field('law')}, ${field('filter')}, groups (${field('by')}), ${field('weight')}, ${field('residual')}, ${field('loss')}, ${field('delta')}, ${field('tau')} or ${field('starts')}, such as ${field('loss')} huber,squared or ${field('delta')} 1e-4,1e-3.`,
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
    law: job.law[0].text,
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
    job: parseFitJob(without(ofItsLoss({ ...base, ...fields }))),
  }));
}

/** The values of each dimension; no list is empty. */
function alternatives(job: AskedMultiverse, groups: readonly Group[]): (readonly Alternative[])[] {
  const each = <Item extends Value>(
    name: ChoiceName,
    values: readonly Item[],
    fields: (value: Item) => Partial<FitJobInput>,
  ): readonly Alternative[] =>
    values.length === 0
      ? [{ choices: {}, fields: {} }]
      : values.map((value) => ({ choices: { [name]: nameOf(value) }, fields: fields(value) }));
  return [
    // What names parts of formulas belongs to none of the laws that are whole.
    each('law', job.law, ({ value: { value } }) => ({
      law: value,
      ...(isWholeLaw(value) ? { let: {} } : {}),
    })),
    each('remap', job.remap, ({ value }) => ({ map: { ...job.map, ...value.value } })),
    rowsOf(job, groups),
    each('weight', job.weight, ({ value }) => ({ weight: value.value })),
    each('residual', job.residual, (value) => ({ residual: value })),
    losses(job),
    each('starts', job.starts, ({ text }) => ({ starts: text })),
  ];
}

/** Filters and groups, of which both choose rows. */
function rowsOf(job: AskedMultiverse, groups: readonly Group[]): readonly Alternative[] {
  const filters = job.filter.length > 0 ? job.filter.map(({ value }) => value) : [undefined];
  const parts = groups.length > 0 ? groups : [undefined];
  return filters.flatMap((filter) =>
    parts.map((group) => {
      const conditions = [
        job.where,
        filter?.value === NO_FILTER ? undefined : filter?.value,
        group?.where,
      ].filter((condition) => condition !== undefined);
      const [first, ...others] = conditions;
      return {
        choices: {
          ...(filter === undefined ? {} : { filter: filter.name }),
          ...(group === undefined ? {} : { group: group.name }),
        },
        fields:
          first === undefined
            ? {}
            : { where: others.length === 0 ? first : conditions.map((each) => `(${each})`).join(' and ') },
      };
    }),
  );
}

/** Losses with their settings. */
function losses({ loss, delta, tau }: AskedMultiverse): readonly Alternative[] {
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

/** A choice and what it is called. */
export interface Named<Content> {
  readonly name: string;
  readonly value: Content;
}

/** `small=N < 1e9` is labelled small; a text without a name is its own label. */
export function parseNamed(text: string): Named<string> {
  const [, name, value] = /^\s*([\p{L}_][\p{L}\p{N}_ .-]*?)\s*=(?!=)\s*(.+)$/su.exec(text) ?? [
    '',
    text,
    text,
  ];
  return { name: name.trim(), value: value.trim() };
}

/** The same of a law, where `L = E + A/N^alpha` is an equation without a label, and a law as JSON is called by its name. */
export function parseNamedLaw(text: string): Named<string> {
  if (isLawJson(text)) return { name: lawOfJson(text).name, value: text.trim() };
  const named = parseNamed(text);
  return named.name === 'L' ? { name: text, value: text.trim() } : named;
}

/** An expression over the rows, or `all`; whether its names are columns is seen later. */
function parseFilter(text: string): Named<string> {
  const named = parseNamed(text);
  if (named.value !== NO_FILTER) parse(named.value, pathFunctions, anyNames);
  return named;
}

/** `N=params; D=tokens`, an assignment for each input, optionally preceded by a label: `non-embedding=N=params`. */
function parseRemap(text: string): Named<Readonly<Record<string, string>>> {
  const named = parseNamed(text);
  const { name, value } = /^[\p{L}_][\p{L}\p{N}_]*\s*=(?!=)/u.test(named.value)
    ? named
    : { name: text, value: text };
  return { name, value: Object.fromEntries(value.split(';').map(parseAssignment)) };
}

function nameOf(value: Value): string {
  if (!(value instanceof Parsed)) return String(value);
  return 'name' in value.value ? value.value.name : value.text;
}

/** Without the factors of the Huber loss, in a universe with another loss. */
function ofItsLoss({ over, under, ...fields }: FitJobInput): Record<string, unknown> {
  const isHuber = fields.loss === undefined || fields.loss === 'huber';
  return isHuber ? { ...fields, over, under } : fields;
}

/** Without fields that are not set, as a fit's job requires. */
function without(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function namedTextOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { name, value, ...rest } = given as Readonly<Record<string, unknown>>;
  const isNamed = typeof name === 'string' && typeof value === 'string' && Object.keys(rest).length === 0;
  return isNamed ? `${name}=${value}` : given;
}

/** A law may be whole: on its own, or as the value of a name. */
export function namedLawText(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if ('formula' in given) return lawJson(given);
  const { name, value } = given as Readonly<Record<string, unknown>>;
  return typeof value === 'object' && value !== null
    ? `${String(name)}=${lawJson(value)}`
    : namedTextOf(given);
}

function remapTextOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  return Object.entries(given)
    .map(([input, column]) => `${input}=${formulaText(column)}`)
    .join('; ');
}
