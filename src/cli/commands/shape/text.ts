import type { Architecture } from '../../../costs/architecture.js';
import { flopConventions } from '../../../costs/flops.js';
import { endsText, percent } from '../../../report/sentences/uncertainty.js';
import type { ArchitectureRecord, ShapeRecord, TrainedShape } from '../../../tasks/shape/record.js';
import { formatCount, formatNumber } from '../../../text.js';
import { columns } from '../../columns.js';
import { heading, section } from '../../lines.js';
import { styled } from '../../terminal.js';

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
  const [heads, ...lines] = columns([['', 'forward', 'training', 'over 6N', ''], ...flops], [1, 2, 3]);
  return [
    styled('bold', shapeWords(architecture), out),
    ...(target === undefined
      ? []
      : [
          `${formatNumber(target.ratio, 5)} of the ${formatNumber(target.N, 6)} asked for (${target.size})` +
            (Math.abs(Math.log(target.ratio)) > FAR ? ": nothing nearer lies in the family's ranges" : ''),
        ]),
    '',
    ...parameterLines(record),
    '',
    styled('dim', `FLOP per token${heads.slice('FLOP per token'.length)}`, out),
    ...lines,
    '',
  ].join('\n');
}

/** The best shape for a budget, for a person at a terminal. */
export function shapeText(record: ShapeRecord, out: NodeJS.WritableStream): string {
  const { best, others, band, level, near, tried, budget, flops, size } = record;
  const dim = (text: string) => styled('dim', text, out);
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
  const [head, ...lines] = columns(
    [titles, ...rows],
    titles.map((_, i) => i),
  );
  return [
    ...heading(record.fit, out),
    '',
    `${dim('budget')}  ${formatNumber(budget, 6)} FLOP, counted as ${flops}; N is ${size}`,
    `${dim('best')}    ${styled('bold', shapeWords(best.architecture), out)}`,
    `${dim('loss')}    ${formatNumber(best.loss, 6)}${band === null ? '' : `, ${percent(level)} band ${endsText(band)}`}`,
    '',
    ...parameterLines(best),
    `${formatCount(best.flopsPerToken.training)} FLOP a token of training, ${formatNumber(best.D, 6)} tokens`,
    '',
    dim(head),
    ...lines,
    '',
    `${formatCount(near.shapes)} of ${formatCount(tried)} shapes, of N from ${formatNumber(near.N[0], 3)} to ${formatNumber(near.N[1], 3)}, come within ${percent(near.share)} of that loss.`,
    ...section('warnings', record.warnings, out, 'yellow'),
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

function parameterLines({ parameters }: Pick<TrainedShape, 'parameters'>): string[] {
  const { total, embedding, positions, nonEmbedding, matrices } = parameters;
  return columns(
    [
      ['parameters', formatCount(total)],
      ['embedding', formatCount(embedding)],
      ...(positions === 0 ? [] : [['positions', formatCount(positions)]]),
      ['non-embedding', formatCount(nonEmbedding)],
      ['of it matrices', formatCount(matrices)],
    ],
    [1],
  );
}
