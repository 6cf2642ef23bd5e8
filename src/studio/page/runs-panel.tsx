/** The table: which it is, and how another is opened. */
import { useId } from 'preact/hooks';
import type { Delimiter } from '../../runs/layout.js';
import { delimiterWords, isDelimiter } from '../state/link.js';
import { confirmImport, openExample, openRecent, partBy } from './actions.js';
import { ColumnChips } from './column-chips.js';
import { count, fileSize } from './numbers.js';
import { pasteTable, pickFile } from './open.js';
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
            {table.delimiter === undefined ? `${table.format}.` : undefined}
          </small>
          {table.delimiter === undefined || table.isExample ? undefined : (
            <PartedBy delimiter={table.delimiter} />
          )}
        </p>
      )}
      <div class="row">
        <button type="button" onClick={pickFile}>
          Open file…
        </button>
        <button type="button" onClick={() => void pasteTable()}>
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

/** What parts the cells of a text, which can be changed where it was guessed wrong. */
function PartedBy({ delimiter }: { readonly delimiter: Delimiter }) {
  const id = useId();
  return (
    <span class="parted">
      <label for={id}>Cells are parted by</label>
      <select id={id} value={delimiter} onChange={({ currentTarget }) => void choose(currentTarget)}>
        {Object.entries(delimiterWords).map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Shows what parts them then, which is not the choice where the table has none of it. */
async function choose(select: HTMLSelectElement): Promise<void> {
  if (isDelimiter(select.value)) await partBy(select.value);
  select.value = store.table.peek()?.delimiter ?? select.value;
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
