/** The rows that move the fit most, each with what leaving it out would do. */
import type { FitRecord } from '../../tasks/fit/record.js';
import { paddedNumber } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol } from '../markup/math.js';
import { numberCell, numberHead, strongCell, table, textCell, textHead } from '../markup/table.js';
import { sharedFirst } from '../sentences/groups.js';

const MOST_ROWS = 10;
/** Parameters of which the shifts have room. */
const MOST_SHIFTS = 7;

/** Undefined where refits without each row were not made. */
export function leverageTable({ identifiability, bootstrap }: FitRecord): Html | undefined {
  const leverage = (identifiability.leverage ?? []).slice(0, MOST_ROWS);
  if (leverage.length === 0) return undefined;
  const all = Object.keys(leverage[0].shifts);
  const names = sharedFirst(all, MOST_SHIFTS);
  const most = Math.max(...leverage.map(({ largest }) => largest)) || 1;
  const rows = leverage.map(({ row, largest, shifts }) => [
    numberCell(String(row)),
    {
      ...textCell(html`<i style="width:${Number(((100 * largest) / most).toFixed(1))}%"></i>`),
      className: 'bar',
    },
    strongCell(paddedNumber(largest, 2)),
    ...names.map((name) => numberCell(signed(shifts[name]))),
  ]);
  const heads = [
    numberHead('Row'),
    textHead(''),
    numberHead('Largest shift, standard errors'),
    ...names.map((name) => numberHead(html`Shift of ${inlineSymbol(name)}`)),
  ];
  return html`${table(heads, rows, { isMatrix: true })}
<p class="muted">How far the fit moves when one row is left out: the fit without it less the fit.${
    bootstrap === undefined
      ? ''
      : ' Standard errors here are the sandwich’s at the optimum, not those of the resamples.'
  }${
    names.length < all.length
      ? ` The largest shift is that of any of ${all.length} parameters, of which ${names.length} are listed.`
      : ''
  }</p>`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${paddedNumber(value, 2)}`;
}
