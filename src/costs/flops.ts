/** Model FLOP of a transformer in the published conventions; a multiply-add counts as two. */
import {
  type Architecture,
  attentionWidth,
  keyWidth,
  layerMatrices,
  parameterCounts,
} from './architecture.js';

export interface FlopConvention {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** FLOP of a forward pass, per token of full sequences. */
  readonly forward: (of: Architecture) => number;
}

const kaplan = 'Kaplan et al. 2020, arXiv:2001.08361, table 1';
const hoffmann = 'Hoffmann et al. 2022, arXiv:2203.15556, appendix F';

/**
 * Appendix F for the layers: queries, keys and values, scores, softmax, reduction, output, dense. Like the appendix, without
 * the cost of relative positions.
 */
function layersForward(of: Architecture): number {
  const { layers, width, heads, sequence, feedForward, gated } = of;
  const queries = attentionWidth(of);
  const projections = 2 * width * (2 * queries + 2 * keyWidth(of));
  const attention = 4 * sequence * queries + 3 * heads * sequence;
  return layers * (projections + attention + 2 * width * feedForward * (gated ? 3 : 2));
}

const logits = ({ vocabulary, width }: Architecture): number => 2 * vocabulary * width;
const matrices = (of: Architecture): number => 2 * of.layers * layerMatrices(of);

/** Scores and reduction, two matrix products a layer. */
const products = (of: Architecture): number => 4 * of.layers * of.sequence * attentionWidth(of);

export const flopConventions = [
  {
    name: 'matmul',
    title: 'layers, attention and logits; looking a token up costs nothing',
    source: `${hoffmann}, less embeddings`,
    forward: (of) => layersForward(of) + logits(of),
  },
  {
    name: 'chinchilla',
    title: 'as appendix F is written: embeddings cost as much as logits',
    source: hoffmann,
    forward: (of) => layersForward(of) + 2 * logits(of),
  },
  {
    name: 'chinchilla-table',
    title: 'as table A4 was computed: neither embeddings nor logits',
    source: `${hoffmann}, table A4`,
    forward: layersForward,
  },
  {
    name: 'simple',
    title: 'two FLOP a parameter, embeddings included: 6 N D',
    source: hoffmann,
    forward: (of) => 2 * parameterCounts(of).total,
  },
  {
    name: 'kaplan',
    title: "matrices of the layers, and half of attention's products",
    source: kaplan,
    forward: (of) => matrices(of) + products(of) / 2,
  },
  {
    name: 'kaplan-simple',
    title: "matrices of the layers alone: the paper's 6 N D",
    source: kaplan,
    forward: matrices,
  },
  {
    name: 'deepseek',
    title: 'matrices of the layers, and attention',
    source: 'DeepSeek-AI 2024, arXiv:2401.02954, section 3',
    forward: (of) => matrices(of) + products(of),
  },
  {
    name: 'palm',
    title: 'two FLOP a parameter but those looked up, and attention',
    source: 'Chowdhery et al. 2022, arXiv:2204.02311, appendix B',
    forward: (of) => {
      const { nonEmbedding } = parameterCounts(of);
      return 2 * nonEmbedding + logits(of) + products(of);
    },
  },
] as const satisfies readonly FlopConvention[];

/** Conventions of counting FLOP, by name: which matrix products count, and how attention does. */
export type FlopConventionName = (typeof flopConventions)[number]['name'];

const byName: ReadonlyMap<string, FlopConvention> = new Map(
  flopConventions.map((convention) => [convention.name, convention]),
);

/** FLOP per token: forward, backward, and training as their sum; a sequence has `sequence` times as many. */
export interface Flops {
  readonly forward: number;
  readonly backward: number;
  readonly training: number;
}

/** A backward pass costs twice a forward one in every convention. */
export function flopsPerToken(of: Architecture, name: FlopConventionName): Flops {
  const forward = (byName.get(name) as FlopConvention).forward(of);
  return { forward, backward: 2 * forward, training: 3 * forward };
}
