/** The law: one of the catalogue, or a formula. */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { withJob, withLaw } from '../state/settings.js';
import { change } from './actions.js';
import { Field } from './field.js';
import { LawDialog } from './law-dialog.js';
import { Markup } from './markup.js';
import { Panel } from './panel.js';
import { Caret, isOfLaw } from './problem-note.js';
import * as store from './store.js';

/** Typing counts as finished after so long, milliseconds. */
const PAUSE = 200;

export function LawPanel() {
  const check = store.check.value;
  const { law, positive, per } = store.job.value;
  const isFormula = /[^\w:-]/.test(law);
  return (
    <Panel id="law-panel" title="Law">
      <FormulaField law={law} />
      {check === undefined ? undefined : (
        <>
          <p class="law-title">{check.title}</p>
          <Markup class="formula" html={check.equation} />
        </>
      )}
      <div class="row">
        <button type="button" onClick={() => (store.isChoosingLaw.value = true)}>
          Choose a law…
        </button>
      </div>
      {store.isChoosingLaw.value ? (
        <LawDialog onClose={() => (store.isChoosingLaw.value = false)} />
      ) : undefined}
      {isFormula ? (
        <Field
          label="Positive parameters"
          code
          value={(positive ?? []).join(',')}
          placeholder="E,A,B"
          onSet={(text) =>
            change(
              withJob(store.settings.peek(), {
                positive: text === '' ? undefined : text.split(/[\s,]+/).filter((name) => name !== ''),
              }),
            )
          }
        />
      ) : undefined}
      <Field
        label="Groups with parameters of their own"
        code
        value={typeof per === 'string' ? per : ''}
        placeholder="E,A,B by dataset"
        onSet={(text) => change(withJob(store.settings.peek(), { per: text || undefined }))}
      />
    </Panel>
  );
}

/** Checked as one types; the fit follows once the typing pauses. */
function FormulaField({ law }: { readonly law: string }) {
  const id = useId();
  const text = useSignal(law);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTyping = useRef(false);
  useEffect(() => {
    if (!isTyping.current) text.value = law;
  }, [law]);
  const set = () => {
    isTyping.current = false;
    const wanted = text.peek().trim();
    if (wanted !== '' && wanted !== store.job.peek().law) change(withLaw(store.settings.peek(), wanted));
  };
  const problem = store.check.value?.problem;
  const isOurs = problem !== undefined && isOfLaw(problem, store.job.value.law);
  return (
    <div class="field">
      <label for={id}>A law by name, or a formula</label>
      <textarea
        id={id}
        class="code"
        rows={2}
        spellcheck={false}
        autocomplete="off"
        value={text.value}
        aria-invalid={isOurs}
        aria-describedby={isOurs ? `${id}-problem` : undefined}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          isTyping.current = true;
          clearTimeout(timer.current);
          timer.current = setTimeout(set, PAUSE);
        }}
        onBlur={() => {
          clearTimeout(timer.current);
          set();
        }}
      />
      {isOurs ? (
        <div id={`${id}-problem`} class="formula-problem">
          <Caret excerpt={problem.excerpt} />
          <p>
            {problem.message} {problem.fix}
          </p>
        </div>
      ) : undefined}
    </div>
  );
}
