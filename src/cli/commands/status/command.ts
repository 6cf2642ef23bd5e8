import { defineCommand, jsonOption } from '../../command.js';
import type { HelpText } from '../../help.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import { startProgress } from '../../progress.js';
import { keeping } from '../../signals.js';

const help: HelpText = {
  notes: [
    'Every chunk that is there is read and compared with its digest; --quick looks at their names alone.',
    'Exit codes: 0 the job is whole, 1 something is missing or damaged, 2 there is no such job.',
  ],
  examples: ['isoloss status chunks', 'isoloss status s3://bucket/job --quick --json'],
};

export const command = defineCommand<Pick<Outputs, 'json'> & { readonly quick?: boolean }>({
  arguments: [['<store>', 'the folder of the chunks, or s3://bucket/prefix']],
  options: [{ flags: '--quick', help: 'do not read the chunks: damaged ones count as done' }, jsonOption],
  help,
  async run({ arguments: [location = ''], options: { json, quick = false } }, { terminal, signal }) {
    const outputs = json === undefined ? {} : { json };
    await checkOutputs(outputs);
    const [{ openStore }, { openJob, stateOf }, { statusRecord }, { statusText }] = await Promise.all([
      import('../../../store/objects.js'),
      import('../../../tasks/chunked/jobs.js'),
      import('./record.js'),
      import('./text.js'),
    ]);
    return keeping(async (begin) => {
      begin();
      const job = await openJob(await openStore(location), undefined, { signal });
      const progress = await startProgress(terminal);
      progress.stage('chunks');
      const control = { signal, progress: progress.step };
      const state = await stateOf(job, control, { isQuick: quick }).finally(progress.stop);
      const record = statusRecord(job, state, !quick);
      await writeAnswer({ record, text: () => statusText(record, terminal.out) }, outputs, terminal);
      return record.missing.chunks === 0 && record.damaged.length === 0 ? 0 : 1;
    });
  },
});
