/** Which rows of the table are fitted, and why others are not. */
import { withJob } from '../state/settings.js';
import { change } from './actions.js';
import { Check, Field } from './field.js';
import { count } from './numbers.js';
import * as store from './store.js';

export function RowChoice() {
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
