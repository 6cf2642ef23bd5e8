/** The parameters, each of which can be held, tied or bounded in its row. */
import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { withEntry } from '../state/settings.js';
import type { FitView, ParameterView } from '../state/views.js';
import { change } from './actions.js';
import { Field } from './field.js';
import { Markup } from './markup.js';
import { Slider } from './slider.js';
import * as store from './store.js';

export function ParameterTable({ fit }: { readonly fit: FitView }) {
  const pinned = store.pinned.value;
  return (
    <section aria-labelledby="parameters-title">
      <h2 id="parameters-title">Parameters</h2>
      <div class="scroll">
        <table class={pinned === undefined ? 'parameters' : 'parameters tight'}>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col" class="number">
                Value
              </th>
              <th scope="col" class="number">
                Standard error
              </th>
              <th scope="col" class="number">
                {fit.intervalTitle}
              </th>
              {pinned === undefined ? undefined : (
                <th scope="col" class="number">
                  Pinned
                </th>
              )}
              <th scope="col">What the runs say</th>
              <th scope="col">
                <span class="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {fit.parameters.map((parameter) => (
              <ParameterRow
                key={parameter.name}
                parameter={parameter}
                pinned={pinned}
                intervalTitle={fit.intervalTitle}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="help">{fit.parameterNote}</p>
    </section>
  );
}

function ParameterRow({
  parameter,
  pinned,
  intervalTitle,
}: {
  readonly parameter: ParameterView;
  readonly pinned: FitView | undefined;
  readonly intervalTitle: string;
}) {
  const { name, symbol, unit, valueText, errorText, intervalText, verdict, tone, why, held } = parameter;
  const { fix = {}, bound = {} } = store.job.value;
  const isHeld = Object.hasOwn(fix, name);
  const isOpen = useSignal(isHeld);
  const was = pinned?.parameters.find((other) => other.name === name);
  return (
    <Fragment>
      <tr class={isHeld ? 'held' : undefined}>
        <th scope="row">
          <Markup class="symbol" html={symbol} />
          {name.length === 1 ? undefined : <code>{name}</code>}
          {unit === '' ? undefined : <Markup class="unit" html={unit} />}
        </th>
        <td class="number strong">{valueText}</td>
        <td class="number">{errorText}</td>
        <td class="number interval" data-label={intervalTitle}>
          {intervalText}
        </td>
        {pinned === undefined ? undefined : <td class="number was">{was?.valueText ?? ''}</td>}
        <td class="remark">
          <span class={`word ${tone}`} title={why}>
            {[verdict, held].filter((text) => text !== '').join(', ')}
          </span>
        </td>
        <td class="change">
          <button
            type="button"
            class="quiet"
            aria-expanded={isOpen.value}
            aria-label={`Hold or bound ${name}`}
            onClick={() => (isOpen.value = !isOpen.value)}
          >
            {isHeld ? 'held' : Object.hasOwn(bound, name) ? 'bounded' : 'hold…'}
          </button>
        </td>
      </tr>
      {isOpen.value ? (
        <tr class="controls">
          <td colSpan={pinned === undefined ? 6 : 7}>
            <ParameterControls parameter={parameter} />
          </td>
        </tr>
      ) : undefined}
    </Fragment>
  );
}

function ParameterControls({ parameter }: { readonly parameter: ParameterView }) {
  const { name, value, positive } = parameter;
  const job = store.job.value;
  const fixed = (job.fix as Readonly<Record<string, string>> | undefined)?.[name];
  const bound = (job.bound as Readonly<Record<string, readonly (number | null)[]>> | undefined)?.[name];
  const set = (field: 'fix' | 'bound', to: unknown, dragging = false) =>
    change(withEntry(store.settings.peek(), field, name, to), { dragging });
  const [from, to] = reach(parameter);
  const setEnd = (end: 0 | 1, text: string) => {
    const ends: (number | null)[] = [...(bound ?? [null, null])];
    ends[end] = text === '' || Number.isNaN(Number(text)) ? null : Number(text);
    set('bound', ends.every((each) => each === null) ? undefined : ends);
  };
  return (
    <>
      {parameter.why === '' ? undefined : <p class="help">{parameter.why}</p>}
      <div class="parameter-controls">
        <Slider
          label={`Hold ${name} at`}
          log={positive && from > 0}
          from={from}
          to={to}
          value={value}
          text={`${Number(value.toPrecision(4))}${rise()}`}
          onMove={(next, dragging) => set('fix', String(next), dragging)}
        />
        <Field
          label="Number, or an expression of others"
          code
          value={fixed ?? ''}
          placeholder="not held"
          onSet={(text) => set('fix', text || undefined)}
        />
        <Field
          label="Not below"
          code
          value={bound?.[0] == null ? '' : String(bound[0])}
          onSet={(text) => setEnd(0, text)}
        />
        <Field
          label="Not above"
          code
          value={bound?.[1] == null ? '' : String(bound[1])}
          onSet={(text) => setEnd(1, text)}
        />
        {fixed === undefined ? undefined : (
          <button type="button" onClick={() => set('fix', undefined)}>
            Fit it again
          </button>
        )}
      </div>
    </>
  );
}

const ranges = new Map<string, readonly [number, number]>();

/** Where a parameter can be dragged: about where it was when nothing held it. */
function reach({ name, value, interval, positive, held }: ParameterView): readonly [number, number] {
  const known = ranges.get(name);
  const isInside = known !== undefined && value >= known[0] && value <= known[1];
  if (held !== '' && isInside) return known;
  const around = ((): readonly [number, number] => {
    if (value > 0 && positive) {
      const factor =
        interval === null || !(interval[0] > 0)
          ? 4
          : Math.min(1e3, Math.max(1.5, (interval[1] / interval[0]) ** 1.5));
      return [value / factor, value * factor];
    }
    const width =
      interval === null ? Math.abs(value) || 1 : Math.max(1e-9, 1.5 * (interval[1] - interval[0]));
    return [value - width, value + width];
  })();
  ranges.set(name, around);
  return around;
}

/** How much higher the objective is than that of the fit it is compared with, or of the best fit without held parameters. */
function rise(): string {
  const fit = store.fit.value;
  const free = store.free.value;
  if (fit === undefined || free === undefined || Object.keys(store.job.value.fix ?? {}).length === 0)
    return '';
  const more = 100 * (fit.objective / free - 1);
  if (!Number.isFinite(more)) return '';
  return `, objective ${Math.abs(more) < 0.005 ? 'the same' : `${more > 0 ? '+' : ''}${more.toPrecision(3)} %`}`;
}
