/** A formula as MathML. */

import type { Expression } from '../../formula/ast.js';
import { parse } from '../../formula/parse.js';
import { own } from '../../own.js';
import { formatNumber } from '../../text.js';
import { type Html, html } from './html.js';

const greek: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
};

/** Binding of what an expression prints as; a fraction is a block, yet needs parentheses under a power. */
const Binding = { logic: 0, comparison: 1, sum: 2, product: 3, fraction: 4, power: 5, atom: 6 } as const;
type Binding = (typeof Binding)[keyof typeof Binding];

interface Typeset {
  readonly math: Html;
  readonly binding: Binding;
}

/** Parentheses around `math`; they grow only around fractions, since not every font can make them grow well. */
function parentheses(math: Html): Html {
  const grow = math.text.includes('<mfrac>');
  const fence = (text: string) => html`<mo stretchy="${String(grow)}">${text}</mo>`;
  return html`<mrow>${fence('(')}${math}${fence(')')}</mrow>`;
}

/** Widths of a term, in em, above which an equation is set in smaller letters, and above which it is text that breaks anywhere. */
const LONG = 15;
const LONGER = 21;
const LONGEST = 30;

/**
 * `name = formula` as MathML, which may be broken before the plus and minus signs of a sum; parameters in `values` are shown
 * as their numbers.
 */
export function equation(name: string, formula: string, values: Readonly<Record<string, number>> = {}): Html {
  const numbers = new Map(Object.entries(values));
  const [first, ...others] = termsOf(parse(formula));
  const width = Math.max(
    widthOf(first.term, numbers) + 0.6 * name.length + 1.5,
    ...others.map(({ term }) => widthOf(term, numbers) + 1.5),
  );
  if (width > LONGEST) return html`<div class="equation"><code>${name} = ${formula}</code></div>`;
  const size = width > LONGER ? ' longer' : width > LONG ? ' long' : '';
  return html`<div class="equation${size}"><math displaystyle="true"><mrow>${symbol(name)}<mo>=</mo>${leading(first.term, numbers)}</mrow></math>${others.map(
    ({ sign, term }) =>
      html`<math displaystyle="true"><mrow><mo form="infix">${sign}</mo>${bracketed(typeset(term, numbers), sign === '+' ? Binding.sum : Binding.product)}</mrow></math>`,
  )}</div>`;
}

/** A power, or a short subscript of a letter that is no part of a longer name: those are the reader's own. */
const SCRIPT =
  /(?<=[\p{L}\d_)])\^(-?(?:\d+(?:\.\d+)?|\p{L}[\p{L}\w]*))|(?<=(?<![\p{L}\d_])\p{L})_([a-zA-Z\d]{1,4})(?!\w)/gu;

interface ScriptPart {
  readonly sign: '' | '^' | '_';
  readonly text: string;
}

/** Text in parts, of which `sign` raises or lowers all but those that are on the line. */
export function scripts(text: string): readonly ScriptPart[] {
  let end = 0;
  const parts = [...text.matchAll(SCRIPT)].flatMap(
    ({ index, 0: all, 1: power, 2: below = '' }): ScriptPart[] => {
      const before = text.slice(end, index);
      end = index + all.length;
      const raised = power?.replace(/^-/, '−').replace(/[a-z].*/i, plainSymbol);
      return [
        { sign: '', text: before },
        raised ? { sign: '^', text: raised } : { sign: '_', text: plainSymbol(below) },
      ];
    },
  );
  return [...parts, { sign: '', text: text.slice(end) }];
}

/**
 * Powers and subscripts in a sentence, `N^-0.25`, `C^beta` and `a_opt`, as such. The text of the page still has their signs, which
 * are not shown.
 */
export function withScripts(text: string): Html {
  const tag = { '^': 'sup', _: 'sub' } as const;
  return html`${scripts(text).map(({ sign, text: part }) =>
    sign === ''
      ? part
      : html`<${tag[sign]}><span hidden>${sign}</span>${sign === '^' ? withScripts(part) : part}</${tag[sign]}>`,
  )}`;
}

/** The first term of an equation, where a negative number needs no parentheses. */
function leading(e: Expression, values: ReadonlyMap<string, number>): Html {
  const value = e.kind === 'name' ? values.get(e.name) : undefined;
  return value !== undefined && value < 0 ? html`<mo>−</mo>${number(-value).math}` : typeset(e, values).math;
}

/** The terms of a sum, each with the sign before it. */
function termsOf(e: Expression): readonly { readonly sign: string; readonly term: Expression }[] {
  return e.kind === 'binary' && (e.operator === '+' || e.operator === '-')
    ? [...termsOf(e.left), { sign: e.operator === '+' ? '+' : '−', term: e.right }]
    : [{ sign: '', term: e }];
}

/** How wide an expression is set, roughly, in em. */
function widthOf(e: Expression, values: ReadonlyMap<string, number>): number {
  const of = (child: Expression) => widthOf(child, values);
  switch (e.kind) {
    case 'number':
      return 0.5 * formatNumber(e.value, 5).length;
    case 'text':
      return 0.5 * e.value.length;
    case 'name': {
      const value = values.get(e.name);
      return value === undefined ? 0.55 * plainSymbol(e.name).length : 0.5 * formatNumber(value, 5).length;
    }
    case 'unary':
      return 0.9 + of(e.operand);
    case 'call':
      return 0.5 * e.name.length + 0.8 + e.arguments.reduce((sum, each) => sum + of(each) + 0.4, 0);
    case 'binary': {
      const [left, right] = [of(e.left), of(e.right)];
      if (e.operator === '/') return Math.max(left, right) + 0.3;
      if (e.operator === '^') return left + 0.7 * right + 0.4;
      return left + right + (e.operator === '*' ? 0.3 : 1.3);
    }
    case 'root':
      return (
        [e.from, e.to, e.left, ...(e.right === undefined ? [] : [e.right])].reduce(
          (sum, each) => sum + of(each),
          0,
        ) +
        0.55 * 2 * plainSymbol(e.name).length +
        5.5
      );
  }
}

/** A name as the field writes it: `alpha` is α, `c0` and `N_eff` carry subscripts. */
export function inlineSymbol(name: string): Html {
  return html`<math aria-label="${name}">${symbol(name)}</math>`;
}

/** A name as {@link inlineSymbol} writes it, in plain text: for drawings. Letters below the line are left to {@link scripts}. */
export function plainSymbol(name: string): string {
  const letterOf = (stem: string) => own(greek, stem) ?? stem;
  const [, stem = '', digits = ''] = /^([a-zA-Z]+)_?(\d+)$/.exec(name) ?? [];
  const hasLetter = letterOf(stem).length === 1;
  return hasLetter
    ? `${letterOf(stem)}${digits.replace(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)))}`
    : name.replace(/^[a-z]+(?=_|$)/, letterOf);
}

/** A formula in plain text with the letters and signs of print: `β/(α + β)`. */
export const plainFormula = (formula: string): string =>
  formula
    .replace(/(?<![\w.])[A-Za-z_]\w*/g, plainSymbol)
    .replaceAll('*', '·')
    .replaceAll(' - ', ' − ');

/** A unit as the catalogue writes it, `tokens^beta` as tokens to the power β. */
export function unitMarkup(unit: string): Html {
  return withScripts(unit.replaceAll(' times ', ' · '));
}

function symbol(name: string): Html {
  // A parameter of a group, whose name is the reader's own.
  const [, parameter, group] = /^(.+?)\[(.+)\]$/.exec(name) ?? [];
  if (parameter !== undefined) return html`<mrow>${symbol(parameter)}<mtext>[${group}]</mtext></mrow>`;
  const [, stem, subscript] = /^([^_]+)_(.+)$/.exec(name) ?? /^(.+?)(\d+)$/.exec(name) ?? [name, name, ''];
  const base = html`<mi>${greek[stem] ?? stem}</mi>`;
  if (subscript === '') return base;
  const below = /^\d+$/.test(subscript)
    ? html`<mn>${subscript}</mn>`
    : html`<mi mathvariant="normal">${greek[subscript] ?? subscript.replaceAll('_', ' ')}</mi>`;
  return html`<msub>${base}${below}</msub>`;
}

function typeset(e: Expression, values: ReadonlyMap<string, number>): Typeset {
  const inner = (child: Expression) => typeset(child, values);
  const within = (child: Expression, least: Binding) => bracketed(inner(child), least);
  switch (e.kind) {
    case 'number':
      return number(e.value);
    case 'text':
      return atom(html`<mtext>${e.value}</mtext>`);
    case 'name': {
      const value = values.get(e.name);
      return value === undefined ? atom(symbol(e.name)) : number(value);
    }
    case 'unary': {
      const sign = e.operator === '-' ? html`<mo>−</mo>` : html`<mo>not</mo>`;
      return { math: html`<mrow>${sign}${within(e.operand, Binding.product)}</mrow>`, binding: Binding.sum };
    }
    case 'call':
      return call(e.name, e.arguments.map(inner));
    case 'binary':
      return binary(e, inner, within);
    case 'root': {
      const own = new Map([...values].filter(([name]) => name !== e.name));
      const side = (child: Expression) => typeset(child, own).math;
      const right = e.right === undefined ? html`<mn>0</mn>` : side(e.right);
      const bracket = html`${inner(e.from).math}<mo>&lt;</mo>${symbol(e.name)}<mo>&lt;</mo>${inner(e.to).math}`;
      return atom(
        html`<mrow><mo stretchy="false">{</mo>${symbol(e.name)}<mo>:</mo>${side(e.left)}<mo>=</mo>${right}<mo>,</mo>${bracket}<mo stretchy="false">}</mo></mrow>`,
      );
    }
  }
}

function binary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  inner: (e: Expression) => Typeset,
  within: (e: Expression, least: Binding) => Html,
): Typeset {
  // A minus that leads needs no parentheses where it stands, but whatever holds it may need them.
  const leads = left.kind === 'unary' && left.operator === '-';
  const joined = (sign: Html, binding: Binding, onRight: Binding): Typeset => ({
    math: html`<mrow>${leads ? inner(left).math : within(left, binding)}${sign}${within(right, onRight)}</mrow>`,
    binding: leads && binding > Binding.sum ? Binding.sum : binding,
  });
  switch (operator) {
    case '+':
      return joined(html`<mo>+</mo>`, Binding.sum, Binding.sum);
    case '-':
      return joined(html`<mo>−</mo>`, Binding.sum, Binding.product);
    case '*': {
      const digits = startsWithDigit(inner(right).math);
      return joined(
        digits ? html`<mo>×</mo>` : html`<mo>&#x2062;</mo><mspace width="0.14em"></mspace>`,
        Binding.product,
        Binding.fraction,
      );
    }
    case '/':
      return {
        math: html`<mfrac><mrow>${inner(left).math}</mrow><mrow>${inner(right).math}</mrow></mfrac>`,
        binding: Binding.fraction,
      };
    case '^':
      return {
        math: html`<msup>${within(left, Binding.atom)}<mrow>${inner(right).math}</mrow></msup>`,
        binding: Binding.power,
      };
    case 'and':
    case 'or':
      return joined(html`<mo>${operator}</mo>`, Binding.logic, Binding.comparison);
    default: {
      const sign = { '<=': '≤', '>=': '≥', '==': '=', '!=': '≠', '<': '<', '>': '>' }[operator];
      return joined(html`<mo>${sign}</mo>`, Binding.comparison, Binding.sum);
    }
  }
}

function call(name: string, values: readonly Typeset[]): Typeset {
  if (name === 'sqrt') return atom(html`<msqrt>${values[0].math}</msqrt>`);
  if (name === 'abs') return atom(html`<mrow><mo>|</mo>${values[0].math}<mo>|</mo></mrow>`);
  const list = values.map(({ math }, i) => (i === 0 ? math : html`<mo>,</mo>${math}`));
  return atom(html`<mrow><mi>${name}</mi>${parentheses(html`${list}`)}</mrow>`);
}

/** A number with its power of ten written out; a negative one is bracketed wherever it is not alone. */
function number(value: number): Typeset {
  const [digits, power] = formatNumber(value, 5).replaceAll('-', '−').split('e');
  const binding = power === undefined ? Binding.atom : Binding.product;
  const math =
    power === undefined
      ? html`<mn>${digits}</mn>`
      : html`<mrow><mn>${digits}</mn><mo>×</mo><msup><mn>10</mn><mn>${power}</mn></msup></mrow>`;
  return value < 0 ? atom(parentheses(math)) : { math, binding };
}

function startsWithDigit({ text }: Html): boolean {
  return /^(<mrow>|<msup>)*<mn>/.test(text);
}

function bracketed({ math, binding }: Typeset, least: Binding): Html {
  return binding >= least ? math : parentheses(math);
}

function atom(math: Html): Typeset {
  return { math, binding: Binding.atom };
}
