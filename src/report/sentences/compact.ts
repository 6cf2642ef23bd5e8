/** Short numbers as axes and legends write them. */
import { paddedNumber } from '../../text.js';

/** `1.4B`, `70M`, `250K`, with so many digits, zeros at the end only if padded; powers of ten where letters end. */
export function compact(value: number, digits = 3, isPadded = false): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-3)) return powerOfTen(value);
  const [scale, letter] =
    size >= 1e12
      ? [1e12, 'T']
      : size >= 1e9
        ? [1e9, 'B']
        : size >= 1e6
          ? [1e6, 'M']
          : size >= 1e4
            ? [1e3, 'K']
            : [1, ''];
  const shown = isPadded
    ? paddedNumber(value / scale, digits)
    : plain(Number((value / scale).toPrecision(digits)));
  return `${shown}${letter}`;
}

/** A round number in all its digits, powers of ten beyond a million and below a thousandth. */
export function plain(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return powerOfTen(value);
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

function powerOfTen(value: number): string {
  const [digits, power] = value.toExponential(2).split('e');
  const raised = power.replace('+', '').replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]));
  const shown = String(Number(digits)).replace('-', '−');
  return shown === '1' ? `10${raised}` : `${shown}×10${raised}`;
}
