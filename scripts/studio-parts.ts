// What of the studio is made once, when it is built: the example, fitted and drawn, and the style of figures and tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { style } from '../src/report/markup/style.js';
import { exampleView } from '../src/studio/compute/example.js';

/** Columns of numbers as JSON has them. */
const plain = (_: string, value: unknown): unknown =>
  ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;

const [runs, to] = process.argv.slice(2);
writeFileSync(to, JSON.stringify({ example: await exampleView(readFileSync(runs, 'utf8')), style }, plain));
