/** A batch as one self-contained page: the table of its answers. */
import { commandLine } from '../../jobs/form.js';
import { batchForm } from '../../tasks/batch/form.js';
import type { BatchRecord } from '../../tasks/batch/record.js';
import { plural } from '../../text.js';
import { batchParts, batchVerdict } from '../sentences/batch.js';
import { runsMethods } from '../sentences/methods.js';
import { renderAnswer } from './answer.js';

/** Rows of a table on the page. */
const MOST_SHOWN = 1000;

export function renderBatch(record: BatchRecord): string {
  const { job, answers } = record;
  const laws = [
    ...new Map(
      answers.flatMap(({ law, formula }) =>
        law === undefined || formula === undefined ? [] : [[law, { law, formula }] as const],
      ),
    ).values(),
  ];
  const tables = new Set(answers.map(({ source }) => source));
  return renderAnswer({
    title: `${plural(answers.length, 'answer')} from ${plural(tables.size, 'table')}`,
    verdict: batchVerdict(record),
    parts: batchParts(record, MOST_SHOWN, 'in the record'),
    methods: runsMethods([
      `${plural(answers.length, 'question')} about ${plural(tables.size, 'table')} of runs were answered each by itself, with the jobs that the record lists`,
    ]),
    cites: laws,
    ...(job.plan === undefined ? {} : { command: commandLine(batchForm, job) }),
    record,
  });
}
