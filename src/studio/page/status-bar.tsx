/** The line that does the same in a shell; what is being done, and how to stop it. */
import { copy } from './actions.js';
import { cancel } from './refit.js';
import * as store from './store.js';

export function StatusBar() {
  const check = store.check.value;
  const work = store.work.value;
  const fit = store.fit.value;
  return (
    <footer class="status" aria-busy={store.isFitting.value}>
      <div class="state">
        <span role="status">
          {work?.words ||
            store.notice.value ||
            (fit === undefined ? '' : `Fitted in ${Math.max(1, Math.round(1000 * fit.seconds))} ms`)}
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
        disabled={check === undefined}
        onClick={() => void copy(check?.command ?? '', 'Command')}
      >
        Copy command
      </button>
      <button
        type="button"
        disabled={check === undefined}
        onClick={() => void copy(check?.code ?? '', 'Code')}
      >
        Copy code
      </button>
    </footer>
  );
}
