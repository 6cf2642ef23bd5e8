import type { Architecture } from '../../../costs/architecture.js';
import { flopConventions } from '../../../costs/flops.js';
import { endsText, percent } from '../../../report/sentences/uncertainty.js';
import type { ArchitectureRecord, ShapeRecord, TrainedShape } from '../../../tasks/shape/record.js';
import { formatCount, formatNumber } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Beyond this, in log N, what was found is not what was asked for. */
const FAR = 0.05;

/** One transformer and its counts, for a person at a terminal. */
export function architectureText(record: ArchitectureRecord, out: NodeJS.WritableStream): string {
  const { architecture, parameters, flopsPerToken, target } = record;
  const sixN = 6 * parameters.total;
  const flops = flopConventions.map(({ name, title }) => [
    name,
    formatNumber(flopsPerToken[name].forward, 6),
    formatNumber(flopsPerToken[name].training, 6),
    formatNumber(flopsPerToken[name].training / sixN, 4),
    title,
  ]);
  const layout = layoutFor(out);
  const right = (title: string) => ({ title, right: true });
  return [
    layout.prose(layout.bold(shapeWords(architecture))),
    ...(target === undefined
      ? []
      : [
          layout.prose(
            `${formatNumber(target.ratio, 5)} of the ${formatNumber(target.N, 6)} asked for (${target.size})` +
              (Math.abs(Math.log(target.ratio)) > FAR ? ": nothing nearer lies in the family's ranges" : ''),
          ),
        ]),
    '',
    ...parameterLines(record, layout),
    '',
    ...layout.table(
      ['FLOP per token', ...['forward', 'training', 'over 6N'].map(right), { title: '', prose: true }],
      flops,
    ),
    '',
  ].join('\n');
}

/** The best shape for a budget, for a person at a terminal. */
export function shapeText(record: ShapeRecord, out: NodeJS.WritableStream): string {
  const { best, others, band, level, near, tried, budget, flops, size } = record;
  const layout = layoutFor(out);
  const rows = [best, ...others].map((shape) => [
    String(shape.architecture.layers),
    String(shape.architecture.width),
    String(shape.architecture.heads),
    formatNumber(shape.N, 5),
    formatNumber(shape.D, 5),
    formatNumber(shape.D / shape.N, 4),
    formatNumber(shape.overSixND, 4),
    formatNumber(shape.loss, 7),
  ]);
  const titles = ['layers', 'width', 'heads', 'N', 'D', 'D/N', 'C/6ND', 'L'];
  return [
    ...layout.heading(record.fit),
    '',
    ...layout.facts([
      ['budget', `${formatNumber(budget, 6)} FLOP, counted as ${flops}; N is ${size}`],
      ['best', layout.bold(shapeWords(best.architecture))],
      [
        'loss',
        `${formatNumber(best.loss, 6)}${band === null ? '' : `, ${percent(level)} band ${endsText(band)}`}`,
      ],
    ]),
    '',
    ...parameterLines(best, layout),
    '',
    layout.prose(
      `${formatCount(best.flopsPerToken.training)} FLOP a token of training, ${formatNumber(best.D, 6)} tokens`,
    ),
    '',
    ...layout.table(
      titles.map((title) => ({ title, right: true })),
      rows,
    ),
    '',
    layout.prose(
      `${formatCount(near.shapes)} of ${formatCount(tried)} shapes, of N from ${formatNumber(near.N[0], 3)} to ${formatNumber(near.N[1], 3)}, come within ${percent(near.share)} of that loss.`,
    ),
    ...layout.section('warnings', record.warnings, 'yellow'),
    '',
  ].join('\n');
}

function shapeWords(of: Architecture): string {
  const { layers, width, heads, headSize, kvHeads, feedForward, vocabulary, sequence } = of;
  const groups = kvHeads === heads ? '' : ` (${kvHeads} of keys and values)`;
  return [
    `${layers} layers, width ${formatCount(width)}, ${heads} heads of ${headSize}${groups}`,
    `feed-forward ${formatCount(feedForward)}${of.gated ? ' gated' : ''}`,
    `vocabulary ${formatCount(vocabulary)} ${of.tied ? 'tied' : 'untied'}, sequences of ${formatCount(sequence)}`,
  ].join('; ');
}

function parameterLines({ parameters }: Pick<TrainedShape, 'parameters'>, { table }: Layout): string[] {
  const { total, embedding, positions, nonEmbedding, matrices } = parameters;
  return table(
    ['', { title: '', right: true }],
    [
      ['parameters', formatCount(total)],
      ['embedding', formatCount(embedding)],
      ...(positions === 0 ? [] : [['positions', formatCount(positions)]]),
      ['non-embedding', formatCount(nonEmbedding)],
      ['of it matrices', formatCount(matrices)],
    ],
  );
}
