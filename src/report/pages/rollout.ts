/** A rollout as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { rolloutForm } from '../../tasks/rollout/form.js';
import type { RolloutRecord } from '../../tasks/rollout/record.js';
import { listed, plural, wereOf } from '../../text.js';
import { cutOffFigures } from '../figures/cut-offs.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { section } from '../markup/document.js';
import { backendWords } from '../sentences/fit.js';
import { runsMethods } from '../sentences/methods.js';
import { rolloutParts, rolloutVerdict } from '../sentences/rollout.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderRollout(record: RolloutRecord, canvas: Canvas): string {
  const { laws, data, job } = record;
  return renderAnswer({
    title: `${plural(laws.length, 'law')} rolled out over ${data.source.split(/[/\\]/).at(-1)}`,
    verdict: rolloutVerdict(record),
    figures: [section('cut-offs', 'Cut-offs', figureGrid(cutOffFigures(record, canvas), canvas, 'wide'))],
    parts: [...rolloutParts(record), { kind: 'facts', facts: [['back end', backendWords(record)]] }],
    methods: runsMethods([
      `${plural(laws.length, 'law')} ${wereOf(laws.length)} fitted to the part of ${plural(data.rows, 'row')} below each cut-off${record.scale === undefined ? '' : ` in ${record.scale}`} and predicted the rest: ${listed(laws.map(({ name, formula }) => `${name}, ${formula}`))}`,
      `Errors are root mean squares of ${record.measure === 'log' ? 'differences of logarithms' : 'differences'}`,
    ]),
    cites: laws,
    command: commandLine(rolloutForm, job),
    record,
  });
}
