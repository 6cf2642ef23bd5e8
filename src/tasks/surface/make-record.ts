import type { SurfaceFile } from '../../store/surface-file.js';
import { formatCount, formatNumber } from '../../text.js';
import { beyondOf, beyondWords } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fitReference } from '../fitted/reference.js';
import { samplePoints, valuesAt } from './grid.js';
import type { SurfaceJob } from './job.js';
import type { SurfaceRecord } from './record.js';
import type { SurfaceOutcome } from './surface.js';

/** Makes the record of a surface and of its file. */
export function surfaceRecord(
  job: SurfaceJob,
  fitted: FittedLaw,
  outcome: SurfaceOutcome,
  file?: SurfaceFile,
): SurfaceRecord {
  const { plan, columns, points, contours, backend, seconds, events } = outcome;
  const { grid, refits } = plan;
  return {
    schema: 'isoloss/surface@1',
    job,
    fit: fitReference(fitted),
    axes: grid.axes.map(({ name, values, spacing }) => ({
      name,
      unit: unitOf(fitted, name),
      from: values[0],
      to: values[values.length - 1],
      count: values.length,
      spacing,
    })),
    columns,
    vectors: refits?.vectors ?? 0,
    asked: grid.points,
    points,
    ...(contours === undefined ? {} : { contours }),
    ...(file === undefined ? {} : { file }),
    warnings: warningsOf(fitted, outcome),
    backend,
    seconds: { total: seconds },
    events,
  };
}

function unitOf({ law }: FittedLaw, name: string): string {
  const unit = law.inputs.find((input) => input.name === name)?.unit ?? '';
  return unit === 'any' || unit === '1' ? '' : unit;
}

function warningsOf(fitted: FittedLaw, { plan, columns }: SurfaceOutcome): string[] {
  const loss = columns.find(({ name }) => name === 'L');
  const missing = loss?.missing ?? 0;
  const mean = columns.find(({ name }) => name === 'L_mean');
  const unbanded = Math.max(0, (mean?.missing ?? 0) - missing);
  return [
    ...(fitted.warnings ?? []),
    ...extrapolation(fitted, plan),
    ...(missing === 0 ? [] : [`The law has no finite value at ${formatCount(missing)} points.`]),
    ...(unbanded === 0
      ? []
      : [`The law of some refit has no finite value at ${formatCount(unbanded)} further points.`]),
    ...(loss?.least != null && loss.least.value < 0
      ? [`The law falls to ${formatNumber(loss.least.value, 4)}: no loss is below zero.`]
      : []),
  ];
}

/** A sentence for each input and side on which the grid leaves the fitted range. */
function extrapolation(fitted: FittedLaw, { grid }: SurfaceOutcome['plan']): string[] {
  const { law, ranges, values } = fitted;
  if (ranges === undefined) return [];
  const at = valuesAt(
    grid,
    samplePoints(grid),
    law.parameters.map(({ name }) => values[name]),
  );
  const inputs = Object.fromEntries(law.inputs.map(({ name }, i) => [name, at(grid.inputs[i])]));
  const beyond = beyondOf(fitted, inputs);
  return law.inputs.flatMap(({ name }) => {
    if (!Object.hasOwn(ranges, name)) return [];
    const factors = beyond[name].filter((factor) => factor !== 1);
    const ends = [Math.max(...factors.filter((f) => f > 1)), Math.min(...factors.filter((f) => f < 1))];
    const sides = factors.some(Number.isNaN) ? [Number.NaN] : ends.filter(Number.isFinite);
    const words = sides.map((factor) => beyondWords(factor, ranges[name]));
    return words.length === 0 ? [] : [`Extrapolation: ${name} reaches ${words.join(' and ')}.`];
  });
}
