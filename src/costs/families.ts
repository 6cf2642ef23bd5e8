/** Families of transformers: their common properties, and the architecture of a member. */
import {
  type Architecture,
  badArchitecture,
  checkArchitecture,
  type Norms,
  type Positions,
} from './architecture.js';

export type Range = readonly [lower: number, upper: number];

/** The common properties of a family's members, and their ranges. */
export interface Family {
  readonly vocabulary: number;
  readonly sequence: number;
  readonly headSize: number;
  /** Heads; as many as fill the width where absent. */
  readonly heads?: number;
  /** Heads of keys and values; as many as heads where absent. */
  readonly kvHeads?: number;
  /** Feed-forward width: this multiple of the width, rounded up to a multiple of `feedForwardMultiple`. */
  readonly feedForwardRatio: number;
  readonly feedForwardMultiple: number;
  /** Feed-forward width of every member, in place of the ratio. */
  readonly feedForward?: number;
  readonly gated: boolean;
  readonly tied: boolean;
  readonly biases: boolean;
  readonly norms: Norms;
  readonly positions: Positions;
  readonly layers: Range;
  readonly width: Range;
  /** Widths are multiples of this, and of the head size where heads fill the width. */
  readonly widthMultiple: number;
  /** Width over layers. */
  readonly aspect: Range;
}

/** Width over layers of published families, except their smallest models. */
const customaryAspect: Range = [64, 128];

const plain: Omit<Family, 'vocabulary'> = {
  sequence: 2048,
  headSize: 64,
  feedForwardRatio: 4,
  feedForwardMultiple: 1,
  gated: false,
  tied: false,
  biases: true,
  norms: 'layer',
  positions: 'rotary',
  layers: [2, 256],
  width: [128, 32768],
  widthMultiple: 64,
  aspect: customaryAspect,
};

/** Published families, by name; for `plain` the user gives the vocabulary. */
export const families = {
  plain: { ...plain, vocabulary: Number.NaN },
  /** Vocabularies of 6.9B and 12B are padded further: 50,432 and 50,688. */
  pythia: { ...plain, vocabulary: 50304 },
  'gpt-3': { ...plain, vocabulary: 50257, tied: true, positions: 'learned' },
  /** Gains of norms are not counted: this reproduces every size in table A9 to its last digit. */
  chinchilla: { ...plain, vocabulary: 32000, tied: true, norms: 'none', positions: 'relative' },
  llama: {
    ...plain,
    vocabulary: 32000,
    headSize: 128,
    gated: true,
    feedForwardRatio: 8 / 3,
    feedForwardMultiple: 256,
    biases: false,
    norms: 'rms',
  },
} as const satisfies Readonly<Record<string, Family>>;

/** The member of that depth and width. Throws `bad-architecture`. */
export function member(family: Family, layers: number, width: number): Architecture {
  const { headSize, feedForwardRatio, feedForwardMultiple, vocabulary, sequence } = family;
  const { gated, tied, biases, norms, positions } = family;
  if (family.heads === undefined && width % headSize !== 0) {
    throw badArchitecture(
      `heads of ${headSize} do not fill a width of ${width}`,
      'Change head_size or width, or give the number of heads.',
    );
  }
  const heads = family.heads ?? width / headSize;
  // 8/3 of a multiple of three is that whole number only up to rounding, which must not add a multiple.
  const multiples = Math.ceil((feedForwardRatio * width * (1 - 1e-12)) / feedForwardMultiple);
  return checkArchitecture({
    layers,
    width,
    heads,
    headSize,
    kvHeads: family.kvHeads ?? heads,
    feedForward: family.feedForward ?? multiples * feedForwardMultiple,
    gated,
    vocabulary,
    sequence,
    tied,
    biases,
    norms,
    positions,
  });
}
