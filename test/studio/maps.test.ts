import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';
import { root } from './page.js';

interface Found {
  readonly titles: readonly string[];
  readonly numbers: readonly (readonly number[])[];
  readonly ran: Readonly<Record<'webgl' | 'lost' | 'cpu' | 'auto', readonly string[]>>;
  readonly stopped: string;
  readonly progress: readonly number[];
}

test('maps are made by WebGL2, can be stopped, go on in WebAssembly when the context is taken, and say where they were made', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const [header, ...rows] = readFileSync(join(root, 'examples/simulated-isoflop.csv'), 'utf8')
    .trim()
    .split('\n');
  const few = [header, ...rows.filter((_, i) => i % 5 === 0)].join('\n');
  const page = fileURLToPath(new URL('maps.page.ts', import.meta.url));
  const { titles, numbers, ran, stopped, progress } = (await runInChromium(page, few)) as Found;
  expect(titles).toEqual([
    'Objective over α and β, the others held',
    'Standard error of the law over N and D',
  ]);
  expect(ran.webgl).toEqual([
    expect.stringMatching(/^512 × 512 values on WebGL2 \(.+\) in .+: asked for\.$/),
    expect.stringMatching(/^512 × 512 values on WebGL2 \(.+\) in .+: asked for\.$/),
  ]);
  expect(ran.lost[0]).toMatch(/^512 × 512 values on WebAssembly .*The browser took the WebGL2 context back/);
  expect(ran.cpu[0]).toMatch(/^512 × 512 values on WebAssembly in .+: asked for\.$/);
  expect(ran.auto[0]).toMatch(/ on WebAssembly in .+: no .*GPU.*, and WebGL2 is drawn by the processor\.$/);
  expect(stopped).toBe('interrupted');
  expect(progress.at(-1)).toBe(1);
  expect(progress.length).toBeGreaterThan(3);
  const [webgl, lost, cpu] = numbers;
  expect(webgl.length).toBe(49);
  // Of what the table prints, two digits of the rise: its last may differ.
  for (const other of [lost, cpu]) {
    const apart = webgl.map((value, i) => Math.abs(value / other[i] - 1));
    expect(Math.max(...apart)).toBeLessThan(0.1);
  }
});
