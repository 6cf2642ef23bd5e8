/** A law drawn with published values: its surface over the first two inputs, the others in the middle of what is usual. */
import { IsolossError } from '../../../errors.js';
import { exampleOf } from '../../../laws/example.js';
import type { Law, LawInput, Preset } from '../../../laws/law.js';
import { typicalOf } from '../../../laws/typical.js';
import { surfaceReport } from '../../../report/index.js';
import { fittedOfPublished } from '../../../tasks/fitted/published.js';
import { parseSurfaceJob } from '../../../tasks/surface/job.js';
import { surfaceRecord } from '../../../tasks/surface/make-record.js';
import { surface } from '../../../tasks/surface/surface.js';

/** Values along an axis: of one axis, of two. */
const VALUES = [200, 64] as const;

/** Throws `no-fit` of a law that has neither published nor made-up values, or inputs of which nothing is usual. */
export async function lawPage(law: Law, preset: Preset | undefined): Promise<string> {
  const example = exampleOf(law, preset);
  if (example === undefined) {
    throw new IsolossError(
      'no-fit',
      `Nothing says at which values '${law.name}' is to be drawn.`,
      'Give the law published values, and its inputs typical ones.',
    );
  }
  const shown: Preset = law.presets.find(({ name }) => name === example.preset) ?? {
    name: 'made-up',
    source: law.source,
    values: example.values,
    grade: 'made up: nobody has published any',
  };
  const fitted = fittedOfPublished(`${law.name}:${shown.name}`, law, shown);
  const drawn = law.inputs.slice(0, 2);
  const job = parseSurfaceJob({
    fit: fitted.name,
    axes: drawn.map((input) => axisOf(law, shown, input, VALUES[drawn.length - 1])),
    set: Object.fromEntries(law.inputs.slice(2).map(({ name }) => [name, String(example.at[name])])),
  });
  const { fit: _, backend: __, adapter: ___, ...request } = job;
  const outcome = await surface(fitted, request, { where: { backend: 'cpu' } });
  return surfaceReport(surfaceRecord(job, fitted, outcome), outcome, fitted);
}

function axisOf(law: Law, preset: Preset, { name }: LawInput, count: number) {
  const [lo, hi] = typicalOf(law, preset, name) ?? [1, 10];
  return { name, lo, hi, count, linear: !(lo > 0) };
}
