/** Conventions of counting parameters and training FLOP, each of which makes N and C of a run. */
import { type Architecture, parameterCounts, type SizeName, sizeOf } from '../../costs/architecture.js';
import { type FlopConventionName, flopsPerToken } from '../../costs/flops.js';
import { nonEmbedding } from '../../costs/training.js';

export interface CountingConvention {
  readonly name: string;
  /** What N and C are, in words. */
  readonly title: string;
  /** What it needs beside N and D: the shape of every model, or a column of measured compute. */
  readonly needs?: 'shape' | 'compute';
  /** N, and the FLOP of training on a token; natural units. */
  readonly count: (run: CountedRun) => { readonly N: number; readonly perToken: number };
}

export interface CountedRun {
  readonly N: number;
  readonly D: number;
  readonly C: number;
  readonly shape?: Architecture | undefined;
}

/** Of the models of Hoffmann et al., by Pearce and Song: embedding parameters for each cube root of the others. */
const OMEGA = nonEmbedding.settings[0].value ?? Number.NaN;

function ofShape(name: string, title: string, size: SizeName, flops: FlopConventionName): CountingConvention {
  return {
    name,
    title,
    needs: 'shape',
    count({ shape }) {
      if (shape === undefined) return { N: Number.NaN, perToken: Number.NaN };
      return { N: sizeOf(parameterCounts(shape), size), perToken: flopsPerToken(shape, flops).training };
    },
  };
}

export const countingConventions: readonly CountingConvention[] = [
  {
    name: 'measured',
    title: 'N and C as the columns have them',
    needs: 'compute',
    count: ({ N, D, C }) => ({ N, perToken: C / D }),
  },
  {
    name: '6nd',
    title: 'N as the column has it, C = 6 N D',
    count: ({ N }) => ({ N, perToken: 6 * N }),
  },
  {
    name: 'pearce-song',
    title: 'N less embeddings, taken to be 47,491 for each cube root of the others, C = 6 N D',
    count({ N }) {
      const without = withoutEmbeddings(N);
      return { N: without, perToken: 6 * without };
    },
  },
  ofShape('kaplan', 'N of the matrices of layers, C = 6 N D (Kaplan et al.)', 'matrices', 'kaplan-simple'),
  ofShape(
    'kaplan-attention',
    'N of the matrices of layers, C with half of attention (Kaplan et al., table 1)',
    'matrices',
    'kaplan',
  ),
  ofShape('non-embedding', 'N without embeddings, C of all matrix products', 'non-embedding', 'matmul'),
  ofShape('chinchilla', 'all parameters, C = 6 N D (Hoffmann et al., GPT-3)', 'total', 'simple'),
  ofShape(
    'appendix-f',
    'all parameters, C as in appendix F of Hoffmann et al.: embeddings and logits count',
    'total',
    'chinchilla',
  ),
  ofShape(
    'table-a4',
    'all parameters, C as in table A4 of Hoffmann et al.: neither embeddings nor logits',
    'total',
    'chinchilla-table',
  ),
  ofShape('matmul', 'all parameters, C of all matrix products', 'total', 'matmul'),
  ofShape(
    'deepseek',
    'N without embeddings, C of layers and attention (DeepSeek)',
    'non-embedding',
    'deepseek',
  ),
  ofShape('palm', 'all parameters, C of all but what is looked up, and attention (PaLM)', 'total', 'palm'),
];

/** The n with n + omega n^(1/3) = N, by Newton's steps on its cube root, which begin above it. */
function withoutEmbeddings(N: number): number {
  let root = Math.cbrt(N);
  for (let i = 0; i < 60; i++) {
    const next = root - (root ** 3 + OMEGA * root - N) / (3 * root ** 2 + OMEGA);
    if (!(next < root)) break;
    root = next;
  }
  return root ** 3;
}
