/** Decoder-only transformers by shape, and how many parameters they have. */
import { IsolossError } from '../errors.js';

/** Layer norms have a gain and a bias, root-mean-square norms a gain. */
export type Norms = 'layer' | 'rms' | 'none';

/** `rotary` has no parameters; `learned` is a vector a position, `relative` a projection and two biases a layer. */
export type Positions = 'rotary' | 'learned' | 'relative';

/** A transformer of decoder blocks by its sizes, from which parameters and FLOP are counted. */
export interface Architecture {
  readonly layers: number;
  /** Size of the residual stream (d_model). */
  readonly width: number;
  readonly heads: number;
  readonly headSize: number;
  /** Heads of keys and values: fewer than `heads` where queries are grouped. */
  readonly kvHeads: number;
  /** Width inside the feed-forward part. */
  readonly feedForward: number;
  /** Three feed-forward matrices in place of two. */
  readonly gated: boolean;
  /** Padding included. */
  readonly vocabulary: number;
  /** Tokens of a training sequence. */
  readonly sequence: number;
  /** One matrix embeds tokens and makes logits. */
  readonly tied: boolean;
  /** Linear maps inside the layers have biases. */
  readonly biases: boolean;
  readonly norms: Norms;
  readonly positions: Positions;
}

/** Exact numbers of parameters. */
export interface ParameterCounts {
  readonly total: number;
  /** Of tokens: one matrix where it is tied to the output, two where not. */
  readonly embedding: number;
  /** Learned vectors of positions. */
  readonly positions: number;
  /** Everything else: total less embedding and positions. */
  readonly nonEmbedding: number;
  /** Matrices of the layers alone: 12 layers width^2 where the shape is the usual one (Kaplan et al. 2020). */
  readonly matrices: number;
}

/** How a law may count N. */
export const sizes = ['total', 'non-embedding', 'matrices'] as const;
/** `total` counts all parameters, `non-embedding` leaves out embeddings and positions, `matrices` counts weight matrices of layers alone. */
export type SizeName = (typeof sizes)[number];

/** Parameters of a transformer, counted in each of the ways in which laws count N. */
export function parameterCounts(of: Architecture): ParameterCounts {
  const { layers, width, vocabulary, feedForward, gated, sequence } = of;
  const matrices = layers * layerMatrices(of);
  const vectors = of.biases
    ? attentionWidth(of) + 2 * keyWidth(of) + 2 * width + (gated ? 2 : 1) * feedForward
    : 0;
  const relative = of.positions === 'relative' ? (width + 2) * attentionWidth(of) : 0;
  const norm = of.norms === 'layer' ? 2 * width : of.norms === 'rms' ? width : 0;
  const nonEmbedding = matrices + layers * (vectors + relative + 2 * norm) + norm;
  const embedding = vocabulary * width * (of.tied ? 1 : 2);
  const positions = of.positions === 'learned' ? sequence * width : 0;
  return { total: nonEmbedding + embedding + positions, embedding, positions, nonEmbedding, matrices };
}

export function sizeOf({ total, nonEmbedding, matrices }: ParameterCounts, size: SizeName): number {
  return size === 'total' ? total : size === 'matrices' ? matrices : nonEmbedding;
}

/** Queries of all heads together. */
export function attentionWidth({ heads, headSize }: Architecture): number {
  return heads * headSize;
}

/** Keys (or values) of all heads together. */
export function keyWidth({ kvHeads, headSize }: Architecture): number {
  return kvHeads * headSize;
}

/** Entries of the matrices of one layer: queries and output, keys and values, feed-forward. */
export function layerMatrices(of: Architecture): number {
  const { width, feedForward, gated } = of;
  return width * (2 * attentionWidth(of) + 2 * keyWidth(of) + (gated ? 3 : 2) * feedForward);
}

/** Throws `bad-architecture` where a size is no whole number of at least 1, or heads do not share keys evenly. */
export function checkArchitecture(of: Architecture): Architecture {
  const { layers, width, heads, headSize, kvHeads, feedForward, vocabulary, sequence } = of;
  const counts = { layers, width, heads, headSize, kvHeads, feedForward, vocabulary, sequence };
  for (const [name, value] of Object.entries(counts)) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw badArchitecture(`${name} is ${value}, no whole number of at least 1`, `Correct ${name}.`);
  }
  if (heads % kvHeads !== 0) {
    throw badArchitecture(
      `${heads} heads cannot share ${kvHeads} heads of keys and values evenly`,
      'Let the number of heads be a multiple of that of key-value heads.',
    );
  }
  return of;
}

export function badArchitecture(what: string, fix: string): IsolossError {
  return new IsolossError('bad-architecture', `This is no transformer: ${what}.`, fix);
}
