/** Everything that can be done, with what does the same on the command line, for the palette. */
import { withEntry, withJob, withLaw } from '../state/settings.js';
import { type MapBackend, mapBackends } from '../state/views.js';
import { address, change, confirmImport, copy, openExample, redo, undo } from './actions.js';
import { savePlan, saveRecord, saveRefits, saveReport, saveRuns } from './export.js';
import { pasteTable, pickFile } from './open.js';
import { forget } from './recents.js';
import { cancel } from './refit.js';
import * as store from './store.js';

export interface PaletteAction {
  readonly title: string;
  /** The option or command that does the same; absent for what only a page has. */
  readonly line?: string;
  readonly run: () => void;
}

const job = (patch: Parameters<typeof withJob>[1]) => () => change(withJob(store.settings.peek(), patch));

export function paletteActions(): PaletteAction[] {
  const fit = store.fit.peek();
  const check = store.check.peek();
  const { fix = {}, bootstrap = 400 } = store.job.peek();
  return [
    {
      title: 'Copy command',
      line: check?.command ?? '',
      run: () => void copy(check?.command ?? '', 'Command'),
    },
    { title: 'Open a file…', line: 'isoloss serve FILE', run: pickFile },
    { title: 'Paste a table', run: () => void pasteTable() },
    ...(store.isStaged.peek()
      ? [{ title: 'Fit these runs', line: check?.command ?? '', run: confirmImport }]
      : []),
    {
      title: 'Choose a law…',
      line: 'isoloss laws',
      run: () => (store.isChoosingLaw.value = true),
    },
    { title: 'Copy code', run: () => void copy(check?.code ?? '', 'Code') },
    { title: 'Copy link', run: () => void copy(`${location.origin}${address()}`, 'Link') },
    { title: 'Undo', run: undo },
    { title: 'Redo', run: redo },
    { title: 'Stop the work', line: 'Ctrl-C', run: cancel },
    { title: 'Pin this fit, to compare others with it', run: () => (store.pinned.value = store.fit.peek()) },
    { title: 'Unpin', run: () => (store.pinned.value = undefined) },
    { title: 'Save the record', line: '--json fit.json', run: () => void saveRecord() },
    { title: 'Save the report', line: '--report report.html', run: () => void saveReport() },
    { title: 'Save the runs with predictions', line: '--out runs.csv', run: saveRuns },
    ...((fit?.refits ?? 0) > 0
      ? [
          {
            title: 'Save the refits of resamples',
            line: '--replicates refits.parquet',
            run: () => void saveRefits(),
          },
        ]
      : []),
    {
      title: 'Save the plan of the budget',
      line: `${store.allocation.peek()?.command ?? 'isoloss allocate fit.json'} --plan plan.csv`,
      run: () => void savePlan(),
    },
    { title: 'Open the example', line: 'isoloss serve', run: () => void openExample() },
    { title: 'Forget the tables kept on this device', run: () => void forget() },
    { title: 'Leave out incomplete rows', line: '--drop-missing', run: job({ dropMissing: true }) },
    { title: 'Keep all rows', run: job({ where: undefined }) },
    ...(['huber', 'squared', 'absolute', 'quantile'] as const).map((loss) => ({
      title: `Loss: ${loss}`,
      line: loss === 'quantile' ? '--loss quantile --tau 0.5' : `--loss ${loss}`,
      run: job({
        loss,
        delta: undefined,
        over: undefined,
        under: undefined,
        tau: loss === 'quantile' ? 0.5 : undefined,
      }),
    })),
    ...(['log', 'raw', 'relative'] as const).map((residual) => ({
      title: `Residual: ${residual}`,
      line: `--residual ${residual}`,
      run: job({ residual }),
    })),
    ...[400, 1000, 4000, 10_000].map((bootstrap) => ({
      title: `Refit ${bootstrap.toLocaleString('en')} resamples`,
      line: `--bootstrap ${bootstrap}`,
      run: job({ bootstrap }),
    })),
    ...(['pairs', 'residual', 'wild', 'parametric', 'bayesian'] as const).map((scheme) => ({
      title: `Resample by: ${scheme}`,
      line: `--bootstrap ${bootstrap} --scheme ${scheme}`,
      run: job({ bootstrap, scheme, cluster: undefined }),
    })),
    ...[0.68, 0.9, 0.95, 0.99].map((level) => ({
      title: `Level of intervals: ${100 * level} %`,
      line: `--level ${level}`,
      run: job({ level }),
    })),
    {
      title: 'No refits of resamples',
      run: job({ bootstrap: undefined, scheme: undefined, cluster: undefined }),
    },
    { title: 'Profile every parameter', line: '--profile all', run: job({ profile: ['all'] }) },
    { title: 'Leave each row out in turn', line: '--leverage', run: job({ leverage: true }) },
    { title: 'Search from more starts', line: '--starts sobol:1024', run: job({ starts: 'sobol:1024' }) },
    ...(['auto', 'cpu', 'webgpu'] as const).map((backend) => ({
      title: `Run on: ${backend}`,
      line: `--backend ${backend}`,
      run: job({ backend }),
    })),
    ...Object.entries(mapBackends).map(([backend, name]) => ({
      title: `Maps on: ${name}`,
      run: () => (store.mapBackend.value = backend as MapBackend),
    })),
    ...(fit?.parameters ?? []).map(({ name, value }) => {
      const isHeld = Object.hasOwn(fix, name);
      const at = String(Number(value.toPrecision(6)));
      return {
        title: isHeld ? `Fit ${name} again` : `Hold ${name}`,
        line: isHeld ? '' : `--fix ${name}=${at}`,
        run: () => change(withEntry(store.settings.peek(), 'fix', name, isHeld ? undefined : at)),
      };
    }),
    { title: 'Fit every parameter freely', run: job({ fix: undefined, bound: undefined }) },
    ...sections().map(({ title, element }) => ({
      title: `Go to: ${title}`,
      run: () => {
        element.scrollIntoView();
        element.focus({ preventScroll: true });
      },
    })),
    ...store.laws.peek().map(({ name, title }) => ({
      title: `Law: ${name}, ${title}`,
      line: `--law ${name}`,
      run: () => change(withLaw(store.settings.peek(), name)),
    })),
  ];
}

/** Parts of the page by their headings. */
function sections(): { readonly title: string; readonly element: HTMLElement }[] {
  return [...document.querySelectorAll<HTMLElement>('.studio section > h2')].map((element) => {
    element.tabIndex = -1;
    return { title: element.textContent, element };
  });
}
