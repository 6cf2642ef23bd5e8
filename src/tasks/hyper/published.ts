/** Published rules of learning rates and batches, beside the optima of a sweep. */
import { field, IsolossError } from '../../errors.js';
import { lawFunction } from '../../laws/evaluate.js';
import { findPreset, laws } from '../../laws/index.js';
import type { Law, Preset } from '../../laws/law.js';
import { own } from '../../own.js';
import type { CellBowl } from './cell.js';
import type { PublishedRule } from './record.js';

/** What is chosen, by the names that a sweep may call it. */
const chosen: Readonly<Record<string, 'learning-rate' | 'batch'>> = {
  lr: 'learning-rate',
  B: 'batch',
  batch: 'batch',
};

/** The laws whose published values are rules of it. */
const ruleLaws = ['rule', 'learning-rate'];

/** Rules of several replicas, which a sweep of ordinary training has nothing to do with. */
const APART = /^charles-2025-\d/;

interface Rule {
  readonly rule: string;
  readonly law: Law;
  readonly preset: Preset;
  readonly of: 'learning-rate' | 'batch';
}

/** The rules asked for, or all that are of what was swept. Throws `bad-question` for one that is not. */
export function rulesFor(over: readonly string[], asked: readonly string[]): Rule[] {
  if (asked.length > 0) {
    return asked.map((rule) => {
      const { law, preset } = findPreset(rule);
      const of = chosenBy(law, preset);
      if (of !== undefined && over.some((name) => chosen[name] === of)) return { rule, law, preset, of };
      throw new IsolossError(
        'bad-question',
        `${rule} is no rule of what is swept, ${over.join(', ')}.`,
        `Rules are those of learning rates, for lr, and of batches in tokens, for B: name them so with ${field('over')}.`,
      );
    });
  }
  const swept = over.map((name) => chosen[name]);
  return laws
    .filter(({ name }) => ruleLaws.includes(name))
    .flatMap((law) =>
      law.presets.flatMap((preset): Rule[] => {
        const of = chosenBy(law, preset);
        return of === undefined || !swept.includes(of) || APART.test(preset.name)
          ? []
          : [{ rule: `${law.name}:${preset.name}`, law, preset, of }];
      }),
    );
}

function chosenBy(law: Law, { name, target = law.target }: Preset): Rule['of'] | undefined {
  if (!ruleLaws.includes(law.name)) return undefined;
  if (target.description.startsWith('best learning rate') && name.endsWith('learning-rate'))
    return 'learning-rate';
  return target.description === 'best batch' ? 'batch' : undefined;
}

/** The rule in every cell that has an optimum; undefined where the cells lack what it is made of. */
export function compareRule(
  { rule, law, preset, of }: Rule,
  cells: readonly CellBowl[],
  over: readonly string[],
): PublishedRule | undefined {
  const j = over.findIndex((name) => chosen[name] === of);
  const evaluate = lawFunction(law);
  const found = cells.flatMap(({ cell, best, bowl }) => {
    if (bowl === undefined) return [];
    const inputs = inputsOf(law, preset, cell.at, cell.losses[best]);
    if (inputs === undefined) return [];
    const off = Math.log(evaluate(preset.values, inputs)) - bowl.lowest[j];
    return Number.isFinite(off)
      ? [{ off, excess: (0.5 * bowl.curvature[j][j] * off * off) / bowl.least }]
      : [];
  });
  if (found.length === 0) return undefined;
  const offs = found.map(({ off }) => off);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const costs = found.map(({ excess }) => excess);
  return {
    rule,
    name: over[j],
    ratio: [Math.exp(Math.min(...offs)), Math.exp(mean(offs)), Math.exp(Math.max(...offs))],
    excess: [mean(costs), Math.max(...costs)],
  };
}

function inputsOf(
  law: Law,
  preset: Preset,
  at: Readonly<Record<string, number>>,
  loss: number,
): Record<string, number> | undefined {
  const { N, D, C } = { N: own(at, 'N'), D: own(at, 'D'), C: own(at, 'C') };
  const known = new Map([
    ['parameters', N],
    ['tokens', D],
    ['FLOP', C ?? (N === undefined || D === undefined ? undefined : 6 * N * D)],
    ['nats per token', loss],
  ]);
  const inputs: Record<string, number> = {};
  for (const { name, unit } of law.inputs) {
    const value = known.get(preset.inputs?.[name]?.unit ?? unit);
    if (value === undefined) return undefined;
    inputs[name] = value;
  }
  return inputs;
}
