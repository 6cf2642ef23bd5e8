/** Numbers as the page writes them, without the library. */

/** `1.4B`, `10²¹`. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-3)) return raised(value);
  const [scale, letter] =
    size >= 1e12 ? [1e12, 'T'] : size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : [1, ''];
  return `${Number((value / scale).toPrecision(3))}${letter}`;
}

function raised(value: number): string {
  const [digits, power] = value.toExponential(2).split('e');
  const exponent = power
    .replace(/[+]/, '')
    .replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]));
  const shown = String(Number(digits));
  return shown === '1' ? `10${exponent}` : `${shown}×10${exponent}`;
}

export function count(value: number, noun: string): string {
  return `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;
}

export function fileSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
