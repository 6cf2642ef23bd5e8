/** The line that does the same in a shell; what is being done, and how to stop it. */
import { effect, signal } from '@preact/signals';
import { copy } from './actions.js';
import { count } from './numbers.js';
import { cancel } from './refit.js';
import * as store from './store.js';

/** What a screen reader says of a fit; those of a drag are passed over. */
const spoken = signal('');
effect(() => {
  const fit = store.fit.value;
  if (fit === undefined) spoken.value = store.isStaged.value ? 'A table is open. Nothing is fitted yet.' : '';
  if (fit === undefined || fit.quick) return;
  const { headline } = fit.verdict;
  spoken.value = `${count(fit.runs.observed.length, 'run')} fitted. ${headline}. Objective ${fit.objective.toPrecision(6)}.`;
});

export function StatusBar() {
  const check = store.check.value;
  const work = store.work.value ?? store.mapping.value;
  const fit = store.fit.value;
  const said = work?.words || store.notice.value;
  return (
    <footer class="status" aria-busy={store.isFitting.value}>
      <div class="state">
        {said !== '' || fit === undefined ? undefined : (
          <span aria-hidden="true">Fitted in {Math.max(1, Math.round(1000 * fit.seconds))} ms</span>
        )}
        <span role="status" class={said === '' ? 'unseen' : undefined}>
          {said === '' ? spoken.value : said}
        </span>
        {work === undefined ? undefined : (
          <>
            <span aria-hidden="true">{work.detail}</span>
            <progress max={1} value={work.share} aria-label={work.words} />
          </>
        )}
      </div>
      {work === undefined ? undefined : (
        <button type="button" onClick={cancel}>
          Stop
        </button>
      )}
      <code class="command" title="The same on the command line">
        {check?.command ?? ''}
      </code>
      <button
        type="button"
        class="copy"
        disabled={check === undefined}
        onClick={() => void copy(check?.command ?? '', 'Command')}
      >
        Copy command
      </button>
      <button
        type="button"
        class="copy"
        disabled={check === undefined}
        onClick={() => void copy(check?.code ?? '', 'Code')}
      >
        Copy code
      </button>
    </footer>
  );
}
