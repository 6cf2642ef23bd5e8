/** Names of a bare formula that are parameters since no column is called so, and may have been meant as inputs. */
import { nearest } from '../formula/nearest.js';
import { assigned, meantColumns } from './customary.js';
import type { Symbols } from './symbols.js';
import { columnNames, type Table } from './table.js';

export interface DoubtfulParameter {
  readonly name: string;
  /** The column that may be meant, where one may be. */
  readonly column?: string;
  /** One sentence that says so; without one, the names may be alike by chance. */
  readonly note?: string;
}

/** Shorter names are alike by chance. */
const LONG = 5;

/** Those of `parameters` that may be meant as inputs; `inputs` are the formula's other names. */
export function doubtfulParameters(
  parameters: readonly string[],
  asParameters: readonly string[],
  inputs: readonly string[],
  symbols: Symbols,
  table: Table,
): readonly DoubtfulParameter[] {
  const used = new Set([...inputs, 'L'].map((name) => symbols.find(name)?.origin));
  const free = columnNames(table).filter((name) => !used.has(name));
  return parameters.flatMap((name): DoubtfulParameter[] => {
    const doubt = (why: string, column?: string): DoubtfulParameter[] => {
      const map = `--map ${name}=${column === undefined ? '... chooses one' : `${assigned(column)} makes it an input`}`;
      return [{ name, ...(column && { column }), note: `${name} is treated as a parameter${why} (${map}).` }];
    };
    if (symbols.isColumn(name)) {
      const why = asParameters.includes(name) ? '' : ', which holds no numbers';
      return doubt(`, though there is a column '${name}'${why}`, name);
    }
    if (asParameters.includes(name)) return [];
    const alike = symbols.lookalike(name);
    if (alike !== undefined) return doubt(`; the column '${alike}' is spelt nearly so`, alike);
    const meant = meantColumns(name, free);
    const [column] = meant ?? nearest(name, free);
    if (column === undefined) return meant === undefined ? [] : doubt(': no column is named for it');
    if (meant === undefined && name.length < LONG) return [{ name, column }];
    return doubt(`; the column '${column}' may be meant`, column);
  });
}

/** The one that is likeliest meant as an input. */
export function likeliest(doubts: readonly DoubtfulParameter[]): DoubtfulParameter | undefined {
  const noted = doubts.filter(({ note }) => note !== undefined);
  return noted.find(({ column }) => column !== undefined) ?? noted[0] ?? doubts[0];
}
