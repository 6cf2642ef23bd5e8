/** A chain of laws as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { chainForm } from '../../tasks/chain/form.js';
import type { ChainRecord } from '../../tasks/chain/record.js';
import { plural } from '../../text.js';
import { chainedFigures } from '../figures/chained.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { section } from '../markup/document.js';
import { chainParts, chainTitle, chainVerdict } from '../sentences/chain.js';
import { runsMethods } from '../sentences/methods.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderChain(record: ChainRecord, canvas: Canvas): string {
  const { job } = record;
  return renderAnswer({
    title: chainTitle(record),
    verdict: chainVerdict(record),
    figures: [
      section('predictions', 'Predictions', figureGrid(chainedFigures(record, canvas), canvas, 'wide')),
    ],
    parts: chainParts(record).filter(({ kind }) => kind !== 'title'),
    methods: runsMethods(
      record.tasks.map(
        ({ name, loss, metric, feed, draws }) =>
          `the metric of ${name} was taken through the loss: that by ${loss.name} (L = ${loss.formula}) is ${feed} of ${metric.name} (L = ${metric.formula})${draws > 0 ? `; bands are over ${plural(draws, 'pair')} of draws of both` : ''}`,
      ),
    ),
    cites: record.tasks.flatMap(({ loss, metric }) => [loss, metric]),
    ...(job === undefined ? {} : { command: commandLine(chainForm, job) }),
    record,
  });
}
