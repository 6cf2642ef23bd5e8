import { parse } from '../../src/formula/parse.js';
import type { Law } from '../../src/laws/index.js';
import { compileRows } from '../../src/runs/evaluate.js';
import { TableBuilder } from '../../src/runs/table.js';

/** The law at one point, in plain float64. */
export function evaluateLaw(law: Law, symbols: Readonly<Record<string, number>>): number {
  const known = new Map(Object.entries(symbols));
  const builder = new TableBuilder('point', 'row');
  builder.row(1);
  const table = builder.finish();
  const at = (formula: string): number => {
    const reader = compileRows(formula, parse(formula), {
      option: law.name,
      table,
      isColumn: () => false,
      lookup: (name) => {
        const value = known.get(name);
        if (value === undefined) throw new Error(`no value for ${name}`);
        return () => value;
      },
    });
    return Number(reader(0));
  };
  for (const [name, formula] of law.where ?? []) known.set(name, at(formula));
  return at(law.formula);
}
