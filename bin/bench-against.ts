/** `isoloss bench --against DIR`. */
import type { AgainstPlan } from '../bench/against.js';
import type { EngineChoice } from '../bench/engines.js';
import type { Context } from '../src/cli/command.js';
import { type Outputs, writeAnswer } from '../src/cli/outputs.js';
import { IsolossError } from '../src/errors.js';

export interface AgainstOptions extends Pick<AgainstPlan, 'suites' | 'sizes'> {
  /** The other build's folder. */
  readonly against: string;
  readonly engines: EngineChoice;
  /** As they were typed. */
  readonly rounds?: string | undefined;
  readonly smallest?: string | undefined;
  /** The line that compares again. */
  readonly command: string;
}

/** Compares this build with another; 1 where a result was wrong or something failed. */
export async function benchAgainst(
  { against, engines: choice, rounds, smallest, suites, sizes, command }: AgainstOptions,
  outputs: Pick<Outputs, 'json' | 'report'>,
  { terminal, signal }: Context,
): Promise<number> {
  const [
    { AGAINST, runAgainst },
    { enginesToCompare },
    { findBuild, thisBuild },
    { againstText },
    progresses,
  ] = await Promise.all([
    import('../bench/against.js'),
    import('../bench/engines.js'),
    import('../bench/against/find-build-node.js'),
    import('./against-text.js'),
    import('../src/cli/progress.js'),
  ]);
  const { machine: machineHere } = await import('#platform');
  const settings = {
    ...AGAINST,
    ...(rounds === undefined ? {} : { rounds: roundsOf(rounds) }),
    ...(smallest === undefined ? {} : { smallest: smallestOf(smallest) }),
  };
  const builds = { this: thisBuild(), other: findBuild(against) };
  const machine = machineHere();
  const { engines, notes } = await enginesToCompare(
    choice,
    { threads: machine.threads, here: ['cpu', 'webgpu'] },
    builds.this.start,
  );
  const progress = await progresses.startProgress(terminal);
  try {
    const record = await runAgainst(
      { ...settings, builds, suites, sizes, engines, machine, notes },
      {
        signal,
        progress: (done, total, what) => {
          progress.stage(what);
          progress.step(done, total);
        },
      },
    );
    progress.stop();
    const page = async (): Promise<string> => {
      const [{ againstPage }, { canvas }] = await Promise.all([
        import('./against-page.js'),
        import('../src/report/canvas/node.js'),
      ]);
      return againstPage(record, command, await canvas());
    };
    await writeAnswer({ record, text: () => againstText(record, terminal.out), page }, outputs, terminal);
    if (signal.aborted) return 130;
    return record.cases.some(({ outcome }) => outcome !== 'compared') ? 1 : 0;
  } finally {
    progress.stop();
  }
}

/** Two rounds have a spread. */
function roundsOf(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 2) return Number(text);
  throw new IsolossError(
    'bad-choice',
    `--rounds knows no '${text}'.`,
    'It takes whole numbers from 2 to 9999.',
  );
}

function smallestOf(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent > 0 && percent < 100) return percent / 100;
  throw new IsolossError(
    'bad-choice',
    `--smallest knows no '${text}'.`,
    'It takes the least change to report in percent: above 0, below 100.',
  );
}
