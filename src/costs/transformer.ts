/** Training compute of plain decoder-only transformers by shape: the conventions of the field, as formulas. */
import type { Cost, CostSetting } from './cost.js';
import { D, layers, N, sequence, vocabulary, width } from './symbols.js';

const kaplan = 'Kaplan et al. 2020, Scaling Laws for Neural Language Models, arXiv:2001.08361, table 1';
const hoffmann =
  'Hoffmann et al. 2022, Training Compute-Optimal Large Language Models, arXiv:2203.15556, appendix F';
const palm = 'Chowdhery et al. 2022, PaLM, arXiv:2204.02311, appendix B';
const deepseek = 'DeepSeek-AI 2024, DeepSeek LLM, arXiv:2401.02954, section 3';

const headSize: CostSetting = {
  name: 'head_size',
  unit: '1',
  description: 'size of an attention head; the heads together are as wide as the model',
  value: 128,
};

const plain = '12*layers*width^2';
const shape = [layers, width, D];

export const kaplanForward: Cost = {
  name: 'kaplan',
  title: 'training compute by shape: weights outside the embeddings, and attention over the context',
  formula: `3*(2*${plain} + 2*layers*sequence*width)*D`,
  axes: shape,
  settings: [sequence],
  inputs: [['N', plain]],
  unit: 'FLOP',
  source: kaplan,
  note: "The paper's law drops the second term (6 N D); it counts attention once where others count it twice.",
};

export const deepseekFlops: Cost = {
  name: 'deepseek',
  title: 'training compute by shape: non-embedding FLOP a token',
  formula: '(72*layers*width^2 + 12*layers*width*sequence)*D',
  axes: shape,
  settings: [sequence],
  inputs: [['N', plain]],
  unit: 'FLOP',
  source: deepseek,
};

export const palmFlops: Cost = {
  name: 'palm',
  title: 'training compute by shape: all parameters but one embedding, and attention',
  formula: `(6*(${plain} + vocabulary*width) + 12*layers*width*sequence)*D`,
  axes: shape,
  settings: [vocabulary, sequence],
  inputs: [['N', `${plain} + vocabulary*width`]],
  unit: 'FLOP',
  source: palm,
  note: 'One embedding, shared with the output; the look-up costs nothing.',
};

/** Forward FLOP a token of one layer after appendix F: projections, scores, softmax, reduction, dense. */
const layer = [
  ['heads', 'width/head_size'],
  ['layer', '8*width^2 + 4*sequence*width + 3*heads*sequence + 16*width^2'],
] as const;

export const chinchillaFlops: Cost = {
  name: 'chinchilla',
  title:
    'training compute by shape as appendix F of Hoffmann et al. writes it, embeddings and logits included',
  formula: '3*(layers*layer + 4*vocabulary*width)*D',
  where: layer,
  axes: shape,
  settings: [vocabulary, sequence, headSize],
  inputs: [['N', `${plain} + vocabulary*width`]],
  unit: 'FLOP',
  source: hoffmann,
  note: "The paper's own table of ratios to 6 N D leaves embeddings and logits out: chinchilla-table.",
};

export const matmul: Cost = {
  ...chinchillaFlops,
  name: 'matmul',
  title: 'training compute by shape: layers, attention and logits; looking a token up costs nothing',
  formula: '3*(layers*layer + 2*vocabulary*width)*D',
  note: 'Appendix F less embeddings.',
};

export const chinchillaTable: Cost = {
  ...chinchillaFlops,
  name: 'chinchilla-table',
  title:
    'training compute by shape as the table of appendix F of Hoffmann et al. has it, without embeddings and logits',
  formula: '3*layers*layer*D',
  note: 'Gives every ratio to 6 N D that table A4 prints, which the formula printed beside it does not.',
};

export const attention: Cost = {
  name: 'attention',
  title: 'training compute with attention, for models of one aspect ratio',
  formula: '(6*N + 12*sequence*width^2/aspect)*D',
  where: [['width', '(aspect*N/12)^(1/3)']],
  axes: [{ ...N, description: 'size of the model without embeddings' }, D],
  settings: [sequence, { name: 'aspect', unit: '1', description: 'width over number of layers', value: 100 }],
  unit: 'FLOP',
  source: deepseek,
  note: 'The count of DeepSeek with layers and width read from N = 12 layers width^2 and the aspect ratio.',
};
