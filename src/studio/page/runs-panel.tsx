/** The table: which it is, and how another is opened. */
import { confirmImport, openExample, openFile, openRecent, openText } from './actions.js';
import { ColumnChips } from './column-chips.js';
import { count, fileSize } from './numbers.js';
import { Panel } from './panel.js';
import { forget, recents } from './recents.js';
import { RowChoice } from './row-choice.js';
import * as store from './store.js';

export function RunsPanel() {
  const table = store.table.value;
  const check = store.check.value;
  return (
    <Panel id="runs-panel" title="Runs">
      {table === undefined ? (
        <p>No table is open.</p>
      ) : (
        <p class="file">
          <strong>{table.name}</strong>
          <small>
            {table.isExample ? 'An example, simulated. ' : ''}
            {count(table.rows, 'row')}, {count(table.columns.length, 'column')}, {fileSize(table.bytes)}.{' '}
            {table.format}.
          </small>
        </p>
      )}
      <div class="row">
        <OpenButton />
        <button type="button" onClick={() => void pasted()}>
          Paste
        </button>
        {table?.isExample === false ? (
          <button type="button" onClick={() => void openExample()}>
            Example
          </button>
        ) : undefined}
      </div>
      <Recents />
      {check === undefined ? undefined : (
        <>
          <ColumnChips symbols={check.symbols} />
          <RowChoice />
        </>
      )}
      {store.isStaged.value ? <Staged /> : undefined}
    </Panel>
  );
}

/** Tables that were fitted here before. */
function Recents() {
  const kept = recents.value;
  if (kept.length === 0) return null;
  return (
    <details>
      <summary>Recent tables, kept on this device</summary>
      <ul class="recents">
        {kept.map((recent) => (
          <li key={recent.digest}>
            <button type="button" class="quiet" onClick={() => void openRecent(recent)}>
              {recent.name}
            </button>
            <small>
              {recent.settings.job.law.slice(0, 32)}, {new Date(recent.at).toLocaleDateString()}
            </small>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void forget()}>
        Forget them
      </button>
    </details>
  );
}

function OpenButton() {
  return (
    <label class="button">
      Open file…
      <input
        type="file"
        class="unseen"
        accept=".csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.yaml,.yml,.parquet,.gz"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void openFile(file);
        }}
      />
    </label>
  );
}

async function pasted(): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (text.trim() !== '') await openText(text);
  } catch {
    store.notice.value = 'The browser did not let the page read the clipboard: press Ctrl+V on the page.';
  }
}

/** A new table waits for its columns to be agreed upon; nothing is fitted before. */
function Staged() {
  const check = store.check.value;
  const isReady = check !== undefined && check.problem === undefined;
  return (
    <div class="staged">
      <p>Look at the columns and rows above. Nothing is fitted yet.</p>
      <button type="button" class="primary" disabled={!isReady} onClick={confirmImport}>
        Fit these runs
      </button>
    </div>
  );
}
