/** The page: runs suites in workers of this tab, and draws what comes of it and what files hold. */
import * as Plot from '@observablehq/plot';
import { IsolossError } from '../../../src/errors.js';
import { bodyOf, sectionMarkup } from '../../../src/report/markup/document.js';
import { html } from '../../../src/report/markup/html.js';
import { formatCount, plural } from '../../../src/text.js';
import type { PlannedEngine } from '../../engines.js';
import type { BenchResults } from '../../results.js';
import type { Suite } from '../../suite.js';
import { suites } from '../../suites/index.js';
import { benchContent } from '../report.js';
import { timeSections } from '../sections.js';
import { checkbox, find, offer, ticked } from './dom.js';
import { acceptDrops, readResults } from './files.js';
import { place } from './place.js';
import { runInTab, tabEngines } from './session.js';

const canvas = { Plot, document };
const form = find<HTMLFormElement>('choices');
const runButton = find<HTMLButtonElement>('run');
const stopButton = find<HTMLButtonElement>('stop');
const downloadButton = find<HTMLButtonElement>('download');

let engines: readonly PlannedEngine[] = [];
let notes: readonly string[] = [];
/** What this tab measured, and what files it was given. */
let measured: BenchResults | undefined;
let opened: readonly BenchResults[] = [];
let stopping: AbortController | undefined;

function show(): void {
  const all = [...(measured === undefined ? [] : [measured]), ...opened];
  if (all.length === 0) return;
  const { header, sections } = benchContent(all, canvas);
  place(find('results'), bodyOf(header, sections));
  downloadButton.disabled = measured === undefined;
}

function say(text: string): void {
  find('state').textContent = text;
}

function complain(error: unknown): void {
  find('trouble').textContent =
    error instanceof IsolossError
      ? `${error.message} ${error.fix}`
      : error instanceof Error
        ? error.message
        : String(error);
}

/** Sizes up to what the form says, the smallest in any case. */
function sizes({ grows, sizes: all }: Suite): readonly number[] {
  const largest = Number(find<HTMLInputElement>('largest').value) || Number.POSITIVE_INFINITY;
  return grows ? all.filter((size, i) => size <= largest || i === 0) : all;
}

async function run(): Promise<void> {
  const ids = new Set(ticked(form, 'engine'));
  const names = new Set(ticked(form, 'suite'));
  const chosen = suites.filter(({ name }) => names.has(name));
  const picked = engines.filter(({ id }) => ids.has(id));
  find('trouble').textContent = '';
  if (chosen.length === 0 || picked.length === 0) {
    find('trouble').textContent = 'Choose at least one suite and one engine.';
    return;
  }
  stopping = new AbortController();
  setRunning(true);
  const bar = find<HTMLProgressElement>('progress');
  try {
    measured = await runInTab(
      {
        suites: chosen,
        sizes,
        engines: picked,
        notes,
        seconds: Number(find<HTMLInputElement>('seconds').value),
        limit: Number(find<HTMLInputElement>('limit').value),
      },
      {
        signal: stopping.signal,
        progress(share, words) {
          bar.value = share;
          say(words);
        },
        partial: (soFar) => place(find('results'), html`${timeSections(soFar, canvas).map(sectionMarkup)}`),
      },
    );
    show();
    const timed = measured.entries.filter(({ outcome }) => outcome === 'timed').length;
    say(
      `${stopping.signal.aborted ? 'Stopped' : 'Done'}: ${formatCount(timed)} of ${plural(measured.entries.length, 'case')} timed.`,
    );
  } catch (error) {
    say(stopping.signal.aborted ? 'Stopped before anything was timed.' : '');
    if (!stopping.signal.aborted) complain(error);
  } finally {
    setRunning(false);
  }
}

function setRunning(running: boolean): void {
  runButton.disabled = running;
  stopButton.disabled = !running;
  find('under-way').hidden = !running;
  for (const fieldset of form.querySelectorAll('fieldset')) fieldset.disabled = running;
}

async function open(files: Iterable<File>): Promise<void> {
  find('trouble').textContent = '';
  try {
    opened = await readResults(files);
    show();
    say(`${plural(opened.length, 'file')} opened.`);
  } catch (error) {
    complain(error);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run();
});
stopButton.addEventListener('click', () => {
  stopping?.abort();
  stopButton.disabled = true;
  say('Stopping after what is under way.');
});
downloadButton.addEventListener('click', () => {
  if (measured === undefined) return;
  const when = measured.date.slice(0, 16).replace(/[T:]/g, '-');
  offer(`isoloss-bench-${when}.json`, `${JSON.stringify(measured, undefined, 2)}\n`);
});
find<HTMLInputElement>('files').addEventListener('change', ({ currentTarget }) => {
  const { files } = currentTarget as HTMLInputElement;
  if (files !== null && files.length > 0) void open(files);
});
find('every').addEventListener('click', () => {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="suite"]')];
  const all = boxes.every(({ checked }) => checked);
  for (const box of boxes) box.checked = !all;
});
acceptDrops((files) => void open(files));

find('suites').append(
  ...suites.map(({ name, title, sizes, unit }) =>
    checkbox('suite', name, `${title}; ${plural(sizes.length, 'size')}, in ${unit}`),
  ),
);
runButton.disabled = true;
say('Looking for engines.');
try {
  ({ engines, notes } = await tabEngines());
  find('engines').append(
    ...engines.map(({ id, spec }) =>
      checkbox(
        'engine',
        id,
        spec.adapter ?? (spec.backend === 'cpu' ? 'WebAssembly' : 'WebGL2, surfaces only'),
      ),
    ),
  );
  say(notes.join(' '));
  runButton.disabled = false;
} catch (error) {
  say('');
  complain(error);
}
