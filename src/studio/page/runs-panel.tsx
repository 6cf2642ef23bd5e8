/** The table, and which of its columns and rows are used. */
import { useSignal } from '@preact/signals';
import { scaledColumn, scaledText, scales, scaleWords } from '../state/scale.js';
import { withEntry, withJob } from '../state/settings.js';
import type { SymbolView } from '../state/views.js';
import { change, confirmImport, openExample, openFile, openRecent, openText } from './actions.js';
import { Check, Choice, Field } from './field.js';
import { count, fileSize, short } from './numbers.js';
import { Panel } from './panel.js';
import { forget, recents } from './recents.js';
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
          <ul class="chips" aria-label="Columns of the law">
            {check.symbols.map((symbol) => (
              <SymbolChip key={symbol.name} symbol={symbol} />
            ))}
          </ul>
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

const words: Readonly<Record<SymbolView['how'], string>> = {
  chosen: 'chosen',
  named: 'by its name',
  guessed: 'guessed',
  computed: 'computed',
  missing: 'which column?',
};

const EXPRESSION = '\u0000';

/** An input of the law, and the column or expression that it is. */
function SymbolChip({ symbol }: { readonly symbol: SymbolView }) {
  const { name, description, unit, from, how, columns, suggested } = symbol;
  const isWriting = useSignal(false);
  const set = (text: string | undefined) => {
    isWriting.value = false;
    change(withEntry(store.settings.peek(), 'map', name, text === '' ? undefined : text));
  };
  const scaled = from === undefined ? undefined : scaledColumn(from, columns);
  const isExpression = isWriting.value || (from !== undefined && scaled === undefined);
  const about = [description, unit].filter((text) => text !== '').join(', ');
  return (
    <li class={`chip ${how}`}>
      <span class="chip-name" title={about}>
        <b>{name}</b>
        <small>{about}</small>
      </span>
      <small class="how">{words[how]}</small>
      <select
        aria-label={`${name}: ${about}`}
        value={isExpression ? EXPRESSION : (scaled?.column ?? '')}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value === EXPRESSION) isWriting.value = true;
          else set(scaledText(value, scaled?.scale ?? ''));
        }}
      >
        {from === undefined ? <option value="">choose a column</option> : undefined}
        {columns.map((column) => (
          <option key={column} value={column}>
            {column}
            {rangeWords(column)}
          </option>
        ))}
        <option value={EXPRESSION}>an expression …</option>
      </select>
      {isExpression || scaled === undefined ? undefined : (
        <select
          class="scale"
          aria-label={`${name} is in`}
          value={scaled.scale}
          onChange={(event) => set(scaledText(scaled.column, event.currentTarget.value))}
        >
          {['', ...scales].map((scale) => (
            <option key={scale} value={scale}>
              {scaleWords[scale]}
            </option>
          ))}
        </select>
      )}
      {isExpression ? (
        <input
          type="text"
          class="code"
          aria-label={`${name} as an expression over columns`}
          placeholder={name === 'D' ? 'C/(6*N)' : 'column*1e6'}
          value={scaled !== undefined || from === undefined ? '' : from}
          spellcheck={false}
          onChange={(event) => set(event.currentTarget.value.trim() || undefined)}
        />
      ) : undefined}
      {from === undefined && suggested !== undefined ? (
        <button type="button" class="suggestion" onClick={() => set(suggested)}>
          Take {suggested}
        </button>
      ) : undefined}
    </li>
  );
}

function rangeWords(column: string): string {
  const found = store.table.value?.columns.find(({ name }) => name === column);
  if (found === undefined) return '';
  if (found.range === undefined) return found.kind === 'empty' ? ' (empty)' : ` (${found.sample.join(', ')})`;
  const [lo, hi] = found.range;
  return ` (${short(lo)} to ${short(hi)})`;
}

function RowChoice() {
  const { where, holdOut, dropMissing, lastBy, bestBy, melt, pivot } = store.job.value;
  const set = (patch: Parameters<typeof withJob>[1]) => change(withJob(store.settings.peek(), patch));
  const isOpen =
    [holdOut, lastBy, bestBy, pivot].some((text) => text !== undefined) || (melt ?? []).length > 0;
  return (
    <>
      <Field
        label="Keep rows where"
        code
        value={where ?? ''}
        placeholder="L < 3.4 and N > 1e7"
        onSet={(text) => set({ where: text || undefined })}
      />
      <Check
        label="Leave out incomplete rows"
        value={dropMissing === true}
        onSet={(value) => set({ dropMissing: value || undefined })}
      />
      <details open={isOpen}>
        <summary>Hold out, checkpoints, other layouts</summary>
        <Field
          label="Hold out rows where"
          code
          value={holdOut ?? ''}
          placeholder="N > 1e10"
          help="Not fitted; predicted and scored."
          onSet={(text) => set({ holdOut: text || undefined })}
        />
        <Field
          label="Last row of each"
          code
          value={lastBy ?? ''}
          placeholder="run:step"
          onSet={(text) => set({ lastBy: text || undefined })}
        />
        <Field
          label="Best row of each"
          code
          value={bestBy ?? ''}
          placeholder="N,D"
          onSet={(text) => set({ bestBy: text || undefined })}
        />
        <Field
          label="One column a run"
          code
          value={(melt ?? []).join(' ')}
          placeholder="* - val/loss"
          onSet={(text) => set({ melt: text === '' ? undefined : [text] })}
        />
        <Field
          label="Names and values in columns"
          code
          value={pivot ?? ''}
          placeholder="key:value:run_id,step"
          onSet={(text) => set({ pivot: text || undefined })}
        />
      </details>
      <Kept />
    </>
  );
}

/** How many rows are used, and why others are not. */
function Kept() {
  const check = store.check.value;
  const table = store.table.value;
  if (check === undefined || table === undefined) return null;
  const { fitted, heldOut = 0, notes, warnings, problem } = check;
  const left = fitted === undefined ? 0 : table.rows - fitted - heldOut;
  return (
    <div class="kept">
      {fitted === undefined ? undefined : (
        <p>
          <b>{count(fitted, 'run')}</b> {fitted === 1 ? 'is' : 'are'} fitted
          {heldOut > 0 ? `, ${heldOut} held out` : ''}
          {left > 0 ? `, ${count(left, 'row')} left out` : ''}.
        </p>
      )}
      {problem?.code === 'missing-values' ? (
        <button type="button" onClick={() => change(withJob(store.settings.peek(), { dropMissing: true }))}>
          Leave incomplete rows out
        </button>
      ) : undefined}
      {warnings.length + notes.length === 0 ? undefined : (
        <ul class="remarks">
          {[...warnings, ...notes].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
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

export function choiceOf(
  label: string,
  value: string | undefined,
  usual: string,
  options: readonly string[],
  onSet: (value: string | undefined) => void,
) {
  return (
    <Choice
      label={label}
      value={value ?? ''}
      options={[['', `usual: ${usual}`], ...options.map((each) => [each, each] as const)]}
      onSet={(text) => onSet(text === '' ? undefined : text)}
    />
  );
}
