/** The job of a design: source of the command line's options, the library's types and the record's `job` block. */
import * as z from 'zod/mini';
import {
  alsoNamed,
  axisWritten,
  byName,
  formula,
  given,
  type JobParser,
  listOf,
  numberOf,
  parserOf,
  shaped,
  whole,
} from '../../jobs/fields.js';
import { type Axis, parseAxis } from '../../jobs/grammar.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import type { AxisInput, NumberInput } from '../../jobs/shapes.js';

const positive = shaped<NumberInput, number>(
  numberOf,
  z.number('must be a number').check(z.positive('must be above zero')),
);
const count = whole(1, 100);

export const designJobSchema = z.readonly(
  z.strictObject({
    fit: described(given, 'the record of a fit, with the refits of its bootstrap'),
    // Its names depend on the law: it is parsed once that is known.
    goal: described(
      given,
      "what is to be known better: a formula of the law's parameters, of N_opt(C), D_opt(C) and L_opt(C) at a budget C, and of L(N,D)",
    ),
    budget: described(
      z.exactOptional(positive),
      'what a single run may cost, in the unit of the cost (FLOP, unless it is another)',
    ),
    cost: described(z.exactOptional(formula), 'what a run costs (default: 6*N*D where the law has N and D)'),
    set: described(
      byName(formula),
      'a name of your own, or an input of the law, as an expression of axes and earlier names',
    ),
    axes: described(
      listOf(parsedText<Axis, AxisInput>(parseAxis, z.string(), axisWritten)),
      'where runs may lie: N=1e8..1e11:64 or N=[1e9,7e9] (default: the fitted range and ten times more)',
    ),
    corners: described(
      z._default(z.boolean(), false),
      'propose runs of more or fewer tokens per parameter than any fitted run had',
    ),
    subjectTo: described(listOf(formula), 'what must hold of a run, such as "D <= 2e12"'),
    by: described(
      z._default(z.enum(['share', 'cost']), 'share'),
      "rank runs by the share of the goal's variance they remove, or by that share per unit cost",
    ),
    runs: described(z._default(count, 1), 'how many runs to plan, one after the other'),
    top: described(z._default(count, 8), 'how many of the best runs to tell of'),
    noise: described(
      z.exactOptional(positive),
      'standard deviation of a run about the law, on the scale of the residuals (default: by the middle half of the fitted runs)',
    ),
  }),
);

/** A complete job whose texts are read. */
export type AskedDesign = z.infer<typeof designJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type DesignJob = Written<AskedDesign>;

/** A job as a caller writes it: only `fit` and `goal` are required. */
export type DesignJobInput = Written<z.input<typeof designJobSchema>>;

export type DesignField = keyof DesignJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askDesign = alsoNamed(parserOf(designJobSchema), { axis: 'axes' });

/** The same, as JSON has it. */
export const parseDesignJob: JobParser<DesignJob> = (...job) => written(askDesign(...job));
