import { fieldHelp } from '../../../jobs/form.js';
import { verifyForm } from '../../../tasks/verify/form.js';
import type { VerifyJob } from '../../../tasks/verify/job.js';
import type { VerifyRecord } from '../../../tasks/verify/record.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand } from '../../job-command.js';

const help: HelpText = {
  notes: [
    'Of a fit: the digest of its runs, the objective at its parameters in float64, whether they are a minimum and whether new starts lead to a lower one, every refit on its resample drawn anew, and every other number of the record. Of an answer about a fit, a multiverse, an isoFLOP analysis, a cost, a law or a shape: the same answer again.',
    'What cannot be recomputed is named; without the runs, a fit is compared with itself and its refits. Exit codes: 0 it holds, 1 it does not or nothing could be recomputed.',
  ],
  examples: [
    'isoloss verify fit.json',
    'isoloss verify fit.json runs.csv --starts 4500 --refits 4000',
    'isoloss verify frontier.json fit.json --json verified.json',
  ],
};

interface Verified extends Done {
  readonly record: VerifyRecord;
}

export const command = jobCommand<VerifyJob, Verified>({
  form: verifyForm,
  arguments: [
    ['[record]', 'record', fieldHelp(verifyForm.schema, 'record')],
    ['[from]', 'from', fieldHelp(verifyForm.schema, 'from')],
  ],
  help,
  needs: [
    {
      field: 'record',
      code: 'bad-question',
      message: 'No record is given.',
      fix: 'Name a file that --json wrote.',
    },
  ],
  table: {
    help: 'what was checked',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.checks.map(({ name, outcome, text, compared, differing }) => ({
          name,
          outcome,
          text,
          compared,
          differing,
        })),
      );
    },
  },
  inputs: ({ record, from }) => ({ fits: [record], tables: from === undefined ? [] : [from] }),
  async prepare(job, { signal }) {
    const [{ readRecord, readSources }, { verify, isHolding }] = await Promise.all([
      import('../../../tasks/verify/read-sources.js'),
      import('../../../tasks/verify/verify.js'),
    ]);
    const { schema, stored, record, form } = await readRecord(job.record);
    const sources = record === undefined ? {} : await readSources(record, stored, job);
    return async ({ stage, step }) => {
      stage('verification');
      if (record === undefined) {
        const checks = [form];
        return {
          record: {
            schema: 'isoloss/verify@1',
            job,
            of: schema,
            holds: isHolding(checks),
            checks,
            seconds: { total: 0 },
          },
        };
      }
      const checks = [form, ...(sources.checks ?? [])];
      return { record: await verify(record, { ...sources, checks }, job, { signal, progress: step }) };
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).verifyText(record, terminal.out),
  page: async ({ record }) => (await import('../../../report/pages/answers.js')).renderVerify(record),
  exit({ record: { holds, checks } }) {
    if (holds) return { code: 0 };
    const names = checks.flatMap(({ name, outcome }) => (outcome === 'differs' ? [name] : []));
    const complaint =
      names.length > 0
        ? `The record does not hold: ${names.join(', ')}.`
        : 'Nothing of the record could be recomputed.';
    return { code: 1, complaint };
  },
});
