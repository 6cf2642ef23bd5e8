import { describe, expect, it } from 'vitest';
import { parquetSamples, textSamples } from '../support/mutations.js';
import { readDamaged } from './mutate.js';

/** Seeds that once failed; each stays. */
const failed = { parquet: [] as number[], text: [] as number[] };

const first = (count: number) => Array.from({ length: count }, (_, seed) => seed);

describe('a damaged table', () => {
  it('of Parquet is read or refused in words, never anything else', async () => {
    const { wrong, read, refused } = await readDamaged(parquetSamples(), [...failed.parquet, ...first(400)]);
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(100);
  });

  it('of text is read or refused in words, never anything else', async () => {
    const { wrong, read, refused } = await readDamaged(textSamples(), [...failed.text, ...first(400)]);
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(50);
  });
});
