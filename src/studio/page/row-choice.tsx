/** Which rows of the table are fitted, and why others are not. */
import { withJob } from '../state/settings.js';
import { change } from './actions.js';
import { Check, Field } from './field.js';
import { count } from './numbers.js';
import * as store from './store.js';

/** Settings of a job that are a text. */
type TextChoice = 'holdOut' | 'lastBy' | 'bestBy' | 'pivot';

/** Choices that few tables need: field of the job, label, example, help. */
const rareChoices: readonly (readonly [
  field: TextChoice,
  label: string,
  placeholder: string,
  help?: string,
])[] = [
  ['holdOut', 'Hold out rows where', 'N > 1e10', 'Not fitted; predicted and scored.'],
  ['lastBy', 'Last row of each', 'run:step'],
  ['bestBy', 'Best row of each', 'N,D'],
  ['pivot', 'Names and values in columns', 'key:value:run_id,step'],
];

export function RowChoice() {
  const job = store.job.value;
  const set = (patch: Parameters<typeof withJob>[1]) => change(withJob(store.settings.peek(), patch));
  const melt = (job.melt ?? []).join(' ');
  return (
    <>
      <Field
        label="Keep rows where"
        code
        value={job.where ?? ''}
        placeholder="L < 3.4 and N > 1e7"
        onSet={(text) => set({ where: text || undefined })}
      />
      <Check
        label="Leave out incomplete rows"
        value={job.dropMissing === true}
        onSet={(value) => set({ dropMissing: value || undefined })}
      />
      <details open={melt !== '' || rareChoices.some(([field]) => job[field] !== undefined)}>
        <summary>Hold out, checkpoints, other layouts</summary>
        {rareChoices.map(([field, label, placeholder, help]) => (
          <Field
            key={field}
            label={label}
            code
            value={job[field] ?? ''}
            placeholder={placeholder}
            help={help}
            onSet={(text) => set({ [field]: text || undefined })}
          />
        ))}
        <Field
          label="One column a run"
          code
          value={melt}
          placeholder="* - val/loss"
          onSet={(text) => set({ melt: text === '' ? undefined : [text] })}
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
  const { repeated } = table;
  const { lastBy } = store.job.value;
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
      {repeated.count === 0 || lastBy !== undefined ? undefined : (
        <p>
          {count(repeated.count, 'row')} {repeated.count === 1 ? 'repeats' : 'repeat'} an earlier one in every
          column.{' '}
          {repeated.by === undefined ? undefined : (
            <button
              type="button"
              onClick={() => change(withJob(store.settings.peek(), { lastBy: repeated.by }))}
            >
              Keep one of each
            </button>
          )}
        </p>
      )}
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
