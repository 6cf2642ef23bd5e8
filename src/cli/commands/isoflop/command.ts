import { isoflopForm } from '../../../tasks/isoflop/form.js';
import type { IsoflopOutcome } from '../../../tasks/isoflop/isoflop.js';
import type { AskedIsoflop } from '../../../tasks/isoflop/job.js';
import { finishedOf } from '../../finished.js';
import type { HelpText } from '../../help.js';
import { type Done, exitUnlessWhole, jobCommand } from '../../job-command.js';
import { needsRuns, readRuns, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  notes: [
    'Approach 1 takes the run of least loss along the envelope of training curves (--run names what tells runs apart; without curves, of each budget), approach 2 the minimum of a curve in log N for each budget, approach 3 the optimum of the law chinchilla fitted to all runs. All have intervals over resamples of the runs. A budget whose minimum is not inside its runs is listed with the reason, and the others go on.',
  ],
  examples: [
    'isoloss isoflop runs.csv --map N=params C=flops L=loss --target 5.76e23 --report isoflop.html',
    'isoloss isoflop runs.csv --map N=n D=t C=flops --by dataset,hparams --curve akima --json isoflop.json',
    'isoloss isoflop runs.csv --target 1e21 --plan next.csv --plan-architecture llama',
    'isoloss isoflop curves.csv --run run --budget 1e18..1e20:5 --final .15',
  ],
};

type Analysed = Done & IsoflopOutcome;

export const command = jobCommand<AskedIsoflop, Analysed>({
  form: isoflopForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  help,
  needs: [needsRuns('isoflop')],
  inputs: ({ runs }) => ({ tables: [runs] }),
  table: {
    help: 'the optima of every budget by every approach',
    columns: async ({ record }) => (await import('./columns.js')).optimumColumns(record),
  },
  async prepare(job, { signal }) {
    const [table, { isoflop }] = await Promise.all([
      readRuns(job.runs, signal),
      import('../../../tasks/isoflop/isoflop.js'),
    ]);
    return async ({ stage, step }, begin) => {
      stage('analyses');
      const progress = (done: number, total: number): void => {
        // The first group is done, which is kept.
        begin();
        step(done, total);
      };
      return finishedOf(isoflop(job, table, { signal, progress }));
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).isoflopText(record, terminal.out),
  page: async (outcome) => (await import('../../../report/index.js')).isoflopReport(outcome),
  async plan({ record: { analyses, counting, job }, laws }) {
    const { planOfIsoflop } = await import('../../../tasks/isoflop/plan.js');
    const plans = analyses.map((analysis, g) =>
      planOfIsoflop(analysis, counting, laws[g]?.parameters, laws[g]?.refits ?? [], job.level),
    );
    return (await import('../../../tasks/plan/plan.js')).joined(plans);
  },
  exit({ record: { analyses, asked } }) {
    const interrupted = exitUnlessWhole(analyses.length, asked, 'groups');
    if (interrupted !== undefined) return interrupted;
    const isFound = analyses.some(({ approaches }) => approaches.some(({ a }) => a.value !== null));
    return isFound ? { code: 0 } : { code: 1, complaint: 'No approach gave exponents.' };
  },
});
