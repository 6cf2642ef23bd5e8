import { isTerminal, type Terminal } from './terminal.js';

/** What a long task tells while it runs. */
export interface Progress {
  stage(name: string): void;
  step(done: number, total: number): void;
  stop(): void;
}

const silent: Progress = { stage: () => {}, step: () => {}, stop: () => {} };

/** A bar on standard error where that is a terminal; nothing otherwise. */
export async function startProgress({ err }: Terminal): Promise<Progress> {
  if (!isTerminal(err)) return silent;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    stream: err,
    format: '{stage} {bar} {percentage}% | {value}/{total} | {eta_formatted}',
    clearOnComplete: true,
    hideCursor: true,
    barsize: 28,
    barCompleteChar: '━',
    barIncompleteChar: '─',
  });
  let stage = 'starting';
  let total = 0;
  return {
    stage(name) {
      stage = name;
      bar.update({ stage });
    },
    step(done, of) {
      if (total === 0) bar.start(of, done, { stage });
      else if (of !== total) bar.setTotal(of);
      total = of;
      bar.update(done, { stage });
    },
    stop: () => bar.stop(),
  };
}
