import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { withoutItsScript } from '../support/page-script.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

const published = 'chinchilla:besiroglu-2024';
const folder = temporaryFolder('pages');

test.each([
  [
    ['predict', published, '--at', 'N=7e10,D=1.4e12', 'N=1e9,D=20*N'],
    'What chinchilla predicts for 2 points',
    '1.9734',
  ],
  [
    ['solve', published, '--for', 'D', '--at', 'N=7e9', '--target-loss', '2.1'],
    'D for the loss 2.1 at N\u00a0=\u00a07×10⁹',
    'tokens',
  ],
  [['shape', '--architecture', 'pythia,layers=6,width=512'], '6 layers of width 512', 'non-embedding'],
  [
    ['shape', published, '--budget', '1e19', '--architecture', 'vocabulary=50304,sequence=2048,multiple=256'],
    'least loss',
    'C/6ND',
  ],
  [['costs', 'training', '--at', 'N=7e10', 'D=1.4e12'], 'Cost by training: 5.88×10²³ FLOP', '6·N·D'],
  [['costs', 'inference'], 'inference', 'tokens'],
  [['costs'], 'Costs', 'over-training'],
])('%s has a page with the answer, its command and its record', async (words, heading, part) => {
  const [page, json] = ['page.html', 'record.json'].map((name) => join(folder, name));
  const { code, out, err } = await isoloss(...words, '--report', page, '--json', json);
  expect([code, err]).toEqual([0, '']);
  const text = readFileSync(page, 'utf8');
  expect(withoutItsScript(text)).not.toMatch(/NaN|undefined|<script|https?:/);
  const { document } = parseHTML(text);
  expect(document.querySelector('h1')?.textContent).toContain(heading);
  expect(document.body.textContent).toContain(part);
  expect(document.querySelector('#repeat code')?.textContent).toContain(`isoloss ${words[0]} `.trim());
  expect(
    JSON.parse(
      document
        .querySelector('template#json')
        ?.innerHTML.replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&') ?? '',
    ),
  ).toEqual(JSON.parse(readFileSync(json, 'utf8')));
  // What the terminal lists, the page does; its titles begin with capitals.
  for (const [row] of out.matchAll(/^ {2}[a-z]\S+(?= {2})/gm))
    expect(document.body.textContent?.toLowerCase()).toContain(row.trim());
});
