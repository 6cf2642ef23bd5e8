/** The kernels that compilers are given: every kind; fits for laws of 3 to 21 parameters by teams of eight, some of them by single invocations. */
import {
  type GeneratedKernel,
  kernelsOfAnyLaw,
  kernelsOfLongTable,
  kernelsOfRoot,
  kernelsOfSize,
  kernelsOfSweeps,
} from '../../test/support/generated-kernels.js';

export interface CompilerInput {
  readonly name: string;
  readonly wgsl: string;
  /** Of the bindings, by number. */
  readonly uses: readonly string[];
}

/** Kinds of resamples differ in little beside the law, the others than fits in nothing but numbers. */
const everyKindAt = 5;
const dependOnSize = ['fit', 'refit', 'objective'];

/** Sizes for which fits are made by one invocation as well, as on software. */
const someAlone = new Set([3, 5, 8, 9, 12, 13, 21]);

/** Sizes for compilers that take seconds over a kernel. */
const few = new Set([5, 9, 13, 21]);

/**
 * Whether it is among the few kernels that slow compilers are given: those for hardware, where single invocations make fits of
 * few parameters alone, by one kind of resamples but for one size.
 */
export function isAmongFew({ name }: CompilerInput): boolean {
  const [, parameters] = /a law of (\d+) parameters/.exec(name) ?? [];
  const size = parameters === undefined ? everyKindAt : Number(parameters);
  const isOfEveryKind = parameters !== undefined && size === everyKindAt && name.includes('teams of 8');
  const isAlone = name.includes('teams of 1') && (size !== everyKindAt || name.includes('many rows'));
  return few.has(size) && !isAlone && (isOfEveryKind || !/resamples by (omit|factor|noise)/.test(name));
}

export async function compilerInputs(): Promise<CompilerInput[]> {
  const sizes = Array.from({ length: 19 }, (_, i) => 3 + i);
  const ofSizes = sizes.flatMap((size) =>
    kernelsOfSize(size).filter(
      ({ title, source }) =>
        size === everyKindAt ||
        (dependOnSize.includes(source.interface.name) &&
          !/omit|factor|noise/.test(title) &&
          (someAlone.has(size) || !title.includes('teams of 1'))),
    ),
  );
  const all = [
    ...ofSizes,
    ...kernelsOfLongTable(),
    ...kernelsOfRoot(),
    ...kernelsOfAnyLaw(),
    ...(await kernelsOfSweeps()),
  ];
  return all.map(inputOf);
}

function inputOf({ title, source }: GeneratedKernel): CompilerInput {
  const { name, bindings } = source.interface;
  const uses = Object.values(bindings).map(({ use }) => use);
  return { name: `${name}, ${title}`, wgsl: source.wgsl, uses };
}
