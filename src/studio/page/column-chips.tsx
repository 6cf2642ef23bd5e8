/** The inputs of the law, each with the column or expression that it is. */
import { useSignal } from '@preact/signals';
import { scaledColumn, scaledText, scales, scaleWords } from '../state/scale.js';
import { withEntry } from '../state/settings.js';
import type { SymbolView } from '../state/views.js';
import { change } from './actions.js';
import { short } from './numbers.js';
import * as store from './store.js';

export function ColumnChips({ symbols }: { readonly symbols: readonly SymbolView[] }) {
  return (
    <ul class="chips" aria-label="Columns of the law">
      {symbols.map((symbol) => (
        <SymbolChip key={symbol.name} symbol={symbol} />
      ))}
    </ul>
  );
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
        <b>{name}</b> <small>{about}</small>
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
