import { formatSeconds } from '../text.js';
import { isTerminal, type Terminal } from './terminal.js';

/** What a long task tells while it runs. */
export interface Progress {
  stage(name: string): void;
  step(done: number, total: number): void;
  stop(): void;
}

/** Characters of the bar. */
const BAR = 28;

const silent: Progress = { stage: () => {}, step: () => {}, stop: () => {} };

/** A bar on standard error where that is a terminal; nothing otherwise. */
export async function startProgress({ err }: Terminal): Promise<Progress> {
  if (!isTerminal(err)) return silent;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    stream: err,
    format: (_, { progress, value, total, eta }, { stage }) => {
      if (total === 0) return `${stage}`;
      const filled = Math.round(progress * BAR);
      const share = `${Math.floor(100 * progress)}% | ${value}/${total}`;
      // Until something has moved there is no saying how long the rest will take, and the library has a word for it.
      const rest = typeof eta === 'number' && value > 0 ? formatSeconds(eta) : '';
      return `${stage} ${'='.repeat(filled)}${'-'.repeat(BAR - filled)} ${share} | ${rest}`;
    },
    clearOnComplete: true,
    // What a signal ends at once could not show it again.
    hideCursor: false,
    etaBuffer: 60,
  });
  let stage = 'starting';
  let total: number | undefined;
  return {
    stage(name) {
      stage = name;
      // What the stage before counted says nothing of this one.
      if (total === undefined) return;
      bar.start(0, 0, { stage });
      total = 0;
    },
    step(done, of) {
      if (of !== total) bar.start(of, done, { stage });
      total = of;
      bar.update(done, { stage });
    },
    stop: () => bar.stop(),
  };
}
