/** What is said of transformers: counted, and best for a budget. */
import type { Architecture } from '../../costs/architecture.js';
import { flopConventions } from '../../costs/flops.js';
import type { ArchitectureRecord, ShapeRecord, TrainedShape } from '../../tasks/shape/record.js';
import { endsText, formatCount, formatNumber, plural, roundedNumber } from '../../text.js';
import { compact } from './compact.js';
import { numbers, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** Beyond this, in log N, what was found is not what was asked for. */
const FAR = 0.05;

/** One transformer and its counts. */
export function architectureParts(record: ArchitectureRecord): Part[] {
  const { architecture, parameters, flopsPerToken, target } = record;
  const sixN = 6 * parameters.total;
  return [
    {
      kind: 'title',
      text: shapeWords(architecture),
      ...(target === undefined ? {} : { note: targetWords(target) }),
    },
    parameterTable(record),
    {
      kind: 'table',
      columns: [
        { title: 'FLOP per token' },
        ...['forward', 'training', 'over 6N'].map(numbers),
        { title: '', prose: true },
      ],
      rows: flopConventions.map(({ name, title }) => [
        name,
        roundedNumber(flopsPerToken[name].forward, 6),
        roundedNumber(flopsPerToken[name].training, 6),
        roundedNumber(flopsPerToken[name].training / sixN, 4),
        title,
      ]),
    },
  ];
}

function targetWords({ ratio, N, size }: NonNullable<ArchitectureRecord['target']>): string {
  const far = Math.abs(Math.log(ratio)) > FAR ? ": nothing nearer lies in the family's ranges" : '';
  return `${formatNumber(ratio, 5)} times the ${formatNumber(N, 6)} asked for (${size})${far}`;
}

/** The best shape for a budget. */
export function shapeParts(record: ShapeRecord): Part[] {
  const { best, others, band, level, near, tried, budget, flops, size, fit, warnings } = record;
  return [
    { kind: 'laws', fit },
    {
      kind: 'facts',
      facts: [
        ['budget', `${formatNumber(budget, 6)} FLOP, counted as ${flops}; N is ${size}`],
        ['best', shapeWords(best.architecture)],
        [
          'loss',
          `${formatNumber(best.loss, 6)}${band === null ? '' : `, ${percent(level)} band ${endsText(band)}`}`,
        ],
      ],
    },
    parameterTable(best),
    {
      kind: 'words',
      text: `${formatCount(best.flopsPerToken.training)} FLOP a token of training, ${formatNumber(best.D, 6)} tokens`,
    },
    {
      kind: 'table',
      columns: ['layers', 'width', 'heads', 'N', 'D', 'D/N', 'C/6ND', 'L'].map(numbers),
      rows: [best, ...others].map((shape) => [
        String(shape.architecture.layers),
        String(shape.architecture.width),
        String(shape.architecture.heads),
        roundedNumber(shape.N, 5),
        roundedNumber(shape.D, 5),
        roundedNumber(shape.D / shape.N, 4),
        roundedNumber(shape.overSixND, 4),
        roundedNumber(shape.loss, 7),
      ]),
    },
    {
      kind: 'words',
      text: `${formatCount(near.shapes)} of ${formatCount(tried)} shapes, of N from ${formatNumber(near.N[0], 3)} to ${formatNumber(near.N[1], 3)}, come within ${percent(near.share)} of that loss.`,
    },
    { kind: 'warnings', lines: warnings },
  ];
}

/** `7.06B parameters in 41 layers of width 3,712`. */
export function shapeTitle({ architecture: { layers, width }, parameters }: ArchitectureRecord): string {
  return `A transformer of ${compact(parameters.total)} parameters: ${plural(layers, 'layer')} of width ${formatCount(width)}`;
}

/** `6 layers, width 512, 8 heads of 64; ...` */
export function shapeWords(of: Architecture): string {
  const { layers, width, heads, headSize, kvHeads, feedForward, vocabulary, sequence } = of;
  const groups = kvHeads === heads ? '' : ` (${kvHeads} of keys and values)`;
  return [
    `${layers} layers, width ${formatCount(width)}, ${plural(heads, 'head')} of ${headSize}${groups}`,
    `feed-forward ${formatCount(feedForward)}${of.gated ? ' gated' : ''}`,
    `vocabulary ${formatCount(vocabulary)} ${of.tied ? 'tied' : 'untied'}, sequences of ${formatCount(sequence)}`,
  ].join('; ');
}

function parameterTable({ parameters }: Pick<TrainedShape, 'parameters'>): Part {
  const { total, embedding, positions, nonEmbedding, matrices } = parameters;
  return {
    kind: 'table',
    columns: [{ title: 'parameters' }, numbers('count')],
    rows: [
      ['all', formatCount(total)],
      ['embedding', formatCount(embedding)],
      ...(positions === 0 ? [] : [['positions', formatCount(positions)]]),
      ['non-embedding', formatCount(nonEmbedding)],
      ['of these, in matrices', formatCount(matrices)],
    ],
  };
}
