/** The penalty of a residual, the uncertainty, and where the work is done. */
import { withJob } from '../state/settings.js';
import { type MapBackend, mapBackends } from '../state/views.js';
import { change } from './actions.js';
import { Choice, choiceOf, Field } from './field.js';
import { Panel } from './panel.js';
import { Slider } from './slider.js';
import * as store from './store.js';

const set = (patch: Parameters<typeof withJob>[1], dragging = false) =>
  change(withJob(store.settings.peek(), patch), { dragging });

const kinds = ['huber', 'squared', 'absolute', 'quantile'] as const;
const scales = ['log', 'raw', 'relative'] as const;

/** One of a list, or nothing. */
const oneOf = <Value extends string>(list: readonly Value[], text: string | undefined): Value | undefined =>
  list.find((each) => each === text);

export function LossPanel() {
  const { loss, residual, delta, tau } = store.job.value;
  const usual = store.check.value?.loss;
  const kind = loss ?? usual?.kind ?? 'huber';
  const shown = delta ?? usual?.delta ?? 1e-3;
  return (
    <Panel id="loss-panel" title="Loss">
      <div class="pair">
        {choiceOf('Penalty', loss, usual?.kind ?? 'huber', kinds, (value) => {
          const chosen = oneOf(kinds, value);
          set({
            loss: chosen,
            delta: undefined,
            over: undefined,
            under: undefined,
            tau: chosen === 'quantile' ? 0.5 : undefined,
          });
        })}
        {choiceOf('Residual', residual, usual?.residual ?? 'log', scales, (value) =>
          set({ residual: oneOf(scales, value) }),
        )}
      </div>
      {kind === 'huber' ? (
        <Slider
          label="delta, where it turns from square to linear"
          log
          from={1e-5}
          to={1}
          value={shown}
          text={String(shown)}
          onMove={(value, dragging) => set({ delta: value }, dragging)}
        />
      ) : undefined}
      {kind === 'quantile' ? (
        <Slider
          label="tau, the quantile"
          from={0.01}
          to={0.99}
          value={tau ?? 0.5}
          text={String(tau ?? 0.5)}
          onMove={(value, dragging) => set({ tau: value }, dragging)}
        />
      ) : undefined}
    </Panel>
  );
}

const schemes = ['pairs', 'cluster', 'stratified', 'residual', 'wild', 'parametric', 'bayesian'] as const;

const whole = (text: string): number | undefined => {
  const value = Number(text);
  return text !== '' && Number.isInteger(value) ? value : undefined;
};

export function UncertaintyPanel() {
  const { bootstrap, scheme, cluster, level, profile, seed } = store.job.value;
  return (
    <Panel id="uncertainty-panel" title="Uncertainty">
      <div class="pair">
        <Field
          label="Refits of resamples"
          isNumber
          value={bootstrap === undefined ? '' : String(bootstrap)}
          placeholder="none"
          onSet={(text) =>
            set({
              bootstrap: whole(text),
              ...(whole(text) === undefined ? { scheme: undefined, cluster: undefined } : {}),
            })
          }
        />
        {choiceOf('Scheme', scheme, 'pairs', schemes, (value) => {
          const chosen = oneOf(schemes, value);
          set({
            scheme: chosen,
            bootstrap: bootstrap ?? 400,
            ...(chosen === 'cluster' ? {} : { cluster: undefined }),
          });
        })}
      </div>
      {scheme === 'cluster' ? (
        <Field
          label="Clusters"
          code
          value={cluster ?? ''}
          placeholder="run"
          help="Rows that share this value are drawn together."
          onSet={(text) => set({ cluster: text || undefined })}
        />
      ) : undefined}
      <div class="row">
        {[400, 1000, 4000].map((many) => (
          <button
            key={many}
            type="button"
            aria-pressed={bootstrap === many}
            onClick={() => set({ bootstrap: bootstrap === many ? undefined : many })}
          >
            {many.toLocaleString('en')}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={(profile ?? []).length > 0}
          onClick={() => set({ profile: (profile ?? []).length > 0 ? undefined : ['all'] })}
        >
          Profiles
        </button>
      </div>
      <div class="pair">
        <Field
          label="Level"
          isNumber
          value={level === undefined ? '' : String(level)}
          placeholder="0.95"
          onSet={(text) => set({ level: text === '' ? undefined : Number(text) })}
        />
        <Field
          label="Seed"
          isNumber
          value={seed === undefined ? '' : String(seed)}
          placeholder="0"
          onSet={(text) => set({ seed: whole(text) })}
        />
      </div>
    </Panel>
  );
}

const backends = ['auto', 'cpu', 'webgpu'] as const;

export function BackendPanel() {
  const { backend } = store.job.value;
  const fit = store.fit.value;
  return (
    <Panel id="backend-panel" title="Where it runs">
      {choiceOf('Back end', backend, 'auto', backends.slice(1), (value) =>
        set({ backend: oneOf(backends, value) }),
      )}
      {fit === undefined ? undefined : <p class="help">{fit.backend}</p>}
      <Choice
        label="Maps"
        value={store.mapBackend.value}
        options={Object.entries(mapBackends)}
        onSet={(value) => {
          store.mapBackend.value = value as MapBackend;
        }}
      />
      {store.mapsRan.value === '' ? undefined : <p class="help">{store.mapsRan.value}</p>}
    </Panel>
  );
}
