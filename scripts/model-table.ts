/** What suites would take on three classes of GPUs, for docs/PERFORMANCE.md. */
import { modelledSuites } from '../bin/modelled-suites.js';
import { gpuClasses } from '../src/backend/webgpu/model.js';
import { formatDuration } from '../src/text.js';
import { markdownTable } from './markdown.js';

/** Of the host that polishes. */
const THREADS = 8;

/** Markdown, with an empty line before and after. */
export function modelTable(): string {
  const classes = gpuClasses.map((gpu) => modelledSuites(gpu, THREADS));
  const cell = (column: number, row: number): string => {
    const { seconds, binds } = classes[column][row].estimate;
    return `${formatDuration(seconds)}, ${binds}`;
  };
  const heads = ['suite', 'size', ...gpuClasses.map(({ name }) => name)];
  const rows = classes[0].map(({ name, size }, row) => [
    name,
    size,
    ...gpuClasses.map((_, k) => cell(k, row)),
  ]);
  return `\n${markdownTable([heads, ...rows], [2, 3, 4])}\n\n`;
}
