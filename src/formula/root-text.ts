/** The steps to a root, which `root.ts` describes, as WGSL. */
import { rootPrecision } from './root.js';

export interface RootText {
  /** Statements that define `name`, the root, and further names that begin with it. */
  readonly lines: readonly string[];
  /** A condition: the equation does not change its sign in its bracket. */
  readonly failed: string;
}

/** `equation` writes what depends on the unknown: statements, then expressions of the equation and of its slope. */
export function rootText(
  name: string,
  lo: string,
  hi: string,
  equation: (unknown: string) => {
    readonly lines: readonly string[];
    readonly equation: string;
    readonly slope: string;
  },
): RootText {
  const { reach, tolerance, resolution, evaluations } = rootPrecision.f32;
  const of = (part: string): string => `${name}_${part}`;
  const number = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
  const [z, rate, lower, upper, least, most, last, before, atLow, rises, failed, k] = [
    'z',
    'rate',
    'lower',
    'upper',
    'least',
    'most',
    'last',
    'before',
    'at_low',
    'rises',
    'failed',
    'k',
  ].map(of);
  const [value, side, shift, change, next, aim, e, share] = [
    'value',
    'side',
    'shift',
    'change',
    'next',
    'aim',
    'e',
    'share',
  ].map(of);
  const all = (...conditions: readonly string[]): string =>
    conditions.map((condition) => `(${condition})`).join(' & ');
  const abs = (x: string): string => `abs(${x})`;
  const inside = equation(name);
  const start: readonly (readonly [string, string])[] = [
    [name, lo],
    [z, '0.0'],
    [rate, '0.0'],
    [lower, number(-reach)],
    [upper, number(reach)],
    [least, lo],
    [most, hi],
    [last, number(2 * reach)],
    [before, number(2 * reach)],
    [atLow, '0.0'],
    [rises, '0.0'],
    [failed, '0.0'],
  ];
  const lines = [
    ...start.map(([each, from]) => `var ${each} = ${from};`),
    `for (var ${k} = 0; ${k} < ${evaluations}; ${k}++) {`,
    ...inside.lines,
    `var ${value} = ${inside.equation};`,
    `if (${k} < 1) { ${atLow} = ${value}; ${name} = ${hi}; } else {`,
    `if (${k} < 2) {`,
    `${failed} = 1.0;`,
    `if (${all(`${atLow} <= 0.0`, `${value} >= 0.0`, `${lo} < ${hi}`)}) { ${failed} = 0.0; }`,
    `if (${all(`${atLow} >= 0.0`, `${value} <= 0.0`, `${lo} < ${hi}`)}) { ${failed} = 0.0; }`,
    `if (${atLow} < ${value}) { ${rises} = 1.0; }`,
    `if (${failed} > 0.5) { break; }`,
    '} else {',
    // Of the sign that the equation has at the lower end.
    `var ${side} = ${value};`,
    `if (${rises} < 0.5) { ${side} = -${value}; }`,
    `if (${side} < 0.0) { ${lower} = ${z}; ${least} = ${name}; } else { ${upper} = ${z}; ${most} = ${name}; }`,
    `var ${shift} = 0.0;`,
    `var ${change} = 1000.0;`,
    `if ((magnitude(${inside.slope}) >= 0x00800000u) & (magnitude(${inside.slope}) < SANE)) {`,
    `${shift} = -(${value} / ${inside.slope});`,
    `${change} = ${shift} / max(${rate}, 1e-37);`,
    '}',
    `if (${abs(change)} <= ${number(tolerance)}) {`,
    `${name} = min(max(${name} + ${shift}, ${lo}), ${hi}); break;`,
    '}',
    `if (${most} - ${least} <= ${number(resolution)} * ${abs(name)}) { break; }`,
    `var ${next} = 0.5 * (${lower} + ${upper});`,
    `var ${aim} = ${z} + ${change};`,
    `if (${all(`${lower} < ${aim}`, `${aim} < ${upper}`, `2.0 * ${abs(change)} < ${before}`)}) { ${next} = ${aim}; }`,
    `${before} = ${last};`,
    `${last} = ${abs(`${next} - ${z}`)};`,
    `${z} = ${next};`,
    '}',
    `var ${e} = exp(-${abs(z)});`,
    `var ${share} = (${hi} - ${lo}) * ${e} / (1.0 + ${e});`,
    `${rate} = ${share} / (1.0 + ${e});`,
    `${name} = ${lo} + ${share};`,
    `if (${z} > 0.0) { ${name} = ${hi} - ${share}; }`,
    '}',
    '}',
  ];
  return { lines, failed: `${failed} > 0.5` };
}
