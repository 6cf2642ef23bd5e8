/** The shapes of the models of a table: depth and width of every run, and the rest by its family. */
import type { Architecture } from '../../costs/architecture.js';
import { type Family, member } from '../../costs/families.js';
import { IsolossError } from '../../errors.js';
import { asNumber, readNumbers } from '../../runs/numbers.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import { placeOf, type Table } from '../../runs/table.js';

/** Depth and width, and names that their columns usually have. */
export const shapeColumns: readonly Guessable[] = [
  { name: 'layers', aliases: ['n_layers', 'n_layer', 'num_layers', 'depth'] },
  { name: 'width', aliases: ['d_model', 'n_embd', 'hidden_size'] },
];

/** Further properties that a table may have a column of, and that of the family which it replaces. */
const further = {
  heads: 'heads',
  kv_heads: 'kvHeads',
  head_size: 'headSize',
  ffw: 'feedForward',
  vocabulary: 'vocabulary',
  sequence: 'sequence',
} as const;

/**
 * The shape of each of `rows`; undefined where the table has no depth and width. Throws `bad-architecture`, with the row, where
 * they make no transformer.
 */
export function readShapes(
  table: Table,
  map: Readonly<Record<string, string>>,
  family: Family,
  rows: Int32Array,
): Architecture[] | undefined {
  const guessable = [...shapeColumns, ...Object.keys(further).map((name) => ({ name }))];
  const symbols = new Symbols(table, map, guessable);
  const column = (name: string): Float64Array | undefined => {
    const found = symbols.find(name);
    if (found === undefined) return undefined;
    return readNumbers(table, { name, origin: found.origin, reader: asNumber(found.reader) }, rows);
  };
  const [layers, width] = shapeColumns.map(({ name }) => column(name));
  if (layers === undefined || width === undefined) return undefined;
  const own = Object.entries(further).flatMap(([name, of]) => {
    const values = column(name);
    return values === undefined ? [] : [[of, values] as const];
  });
  return Array.from(rows, (row, i) => {
    try {
      const rest = Object.fromEntries(own.map(([of, values]) => [of, values[i]]));
      // Heads of a width of its own fill it.
      const headSize =
        'heads' in rest && !('headSize' in rest) ? { headSize: width[i] / Number(rest.heads) } : {};
      return member({ ...family, ...rest, ...headSize }, layers[i], width[i]);
    } catch (error) {
      if (!(error instanceof IsolossError)) throw error;
      throw new IsolossError(error.code, error.marked.message, error.marked.fix, {
        place: placeOf(table, row),
        cause: error,
      });
    }
  });
}
