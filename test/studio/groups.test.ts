import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StudioService } from '../../src/studio/compute/service.js';
import { decodeLink, encodeLink } from '../../src/studio/state/link.js';
import type { Answer } from '../../src/studio/state/views.js';
import { root } from './page.js';

const [header, ...rows] = readFileSync(join(root, 'examples/simulated-isoflop.csv'), 'utf8')
  .trim()
  .split('\n');
/** The losses of every other run are a tenth higher. */
const runs = [
  `${header},recipe`,
  ...rows.map((row, i) => {
    const cells = row.split(',');
    const loss = Number(cells.at(-1)) * (i % 2 === 0 ? 1 : 1.1);
    return [...cells.slice(0, -1), loss, i % 2 === 0 ? 'old' : 'new: x'].join(',');
  }),
].join('\n');

function given<Value>({ value, problem }: Answer<Value>): Value {
  if (problem !== undefined) throw new Error(`${problem.message} ${problem.fix}`);
  return value as Value;
}

test('a budget is spent by the law of the group that is chosen, of the first where there is none of that name', async () => {
  const service = new StudioService('');
  const { digest } = given(await service.open(new TextEncoder().encode(runs), 'runs.csv'));
  const settings = { job: { law: 'chinchilla', per: 'E,A,B by recipe' }, budget: 1e21, group: 'new: x' };
  const fit = given(await service.fit(digest, settings, false));
  expect(fit.groups).toEqual(['old', 'new: x']);
  const spent = async (group?: string) => {
    const { command, quantities } = given(
      await service.allocate(fit.id, { budget: 1e21, ...(group === undefined ? {} : { group }) }, false),
    );
    return { command, loss: Number(quantities.find(({ name }) => name === 'L')?.value) };
  };
  const [first, second] = [await spent(), await spent('new: x')];
  expect(first.command).toBe('isoloss allocate fit.json:old --budget 1e21');
  expect(second.command).toBe("isoloss allocate 'fit.json:new: x' --budget 1e21");
  expect(second.loss / first.loss).toBeCloseTo(1.1, 2);
  expect(await spent('gone')).toEqual(first);
  const plan = given(await service.plan(fit.id, settings));
  expect(plan).not.toBe(given(await service.plan(fit.id, { budget: 1e21 })));
  const table = { name: 'runs.csv', digest };
  expect(decodeLink(encodeLink({ settings, table }))).toEqual({ settings, table });
});
