import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTable } from '../../src/store/read-table.js';
import { cells } from '../runs/cells.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder('runs');
afterEach(() => vi.restoreAllMocks());

describe('reading a table', () => {
  it('takes a file', async () => {
    const path = join(folder, 'runs.csv');
    writeFileSync(path, 'N,loss\n1,2\n');
    const table = await readTable(path);
    expect(table.source).toBe(path);
    expect(cells(table)).toEqual({ N: [1], loss: [2] });
  });

  it('takes standard input for -', async () => {
    const input = Readable.from([Buffer.from('N\tlo'), Buffer.from('ss\n1\t2\n')]);
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as unknown as typeof process.stdin);
    const table = await readTable('-');
    expect(table.source).toBe('standard input');
    expect(cells(table)).toEqual({ N: [1], loss: [2] });
  });

  it.each([
    ['a file that is not there', join(folder, 'absent.csv'), 'there is no such file'],
    ['a folder', folder, 'it is a folder'],
  ])('refuses %s', async (_, path, reason) => {
    await expect(readTable(path)).rejects.toMatchObject({
      code: 'unreadable-file',
      kind: 'input',
      message: `${path} cannot be read: ${reason}.`,
      place: { file: path },
    });
  });
});
