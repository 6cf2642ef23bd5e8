import { describe, expect, it } from 'vitest';
import { readDamaged } from '../runs/mutate.js';
import { parquetSamples, textSamples } from '../support/mutations.js';

/** As `test/runs/mutated.test.ts`, with ISOLOSS_MUTATIONS tables of each kind. */
const COUNT = Number(process.env.ISOLOSS_MUTATIONS ?? 5000);

const seeds = Array.from({ length: COUNT }, (_, i) => 1000 + i);

describe(`${COUNT} damaged tables`, () => {
  it.each([
    ['Parquet', parquetSamples()],
    ['text', textSamples()],
  ])('of %s are each read or refused in words, in seconds and in 1 GB', async (kind, samples) => {
    const { wrong, read, refused, slowest } = await readDamaged(samples, seeds);
    const most = process.resourceUsage().maxRSS / 1024;
    process.stdout.write(
      `${kind}: ${read} read, ${refused} refused, ${wrong.length} wrong; slowest ${Math.round(slowest)} ms, most ${Math.round(most)} MB\n`,
    );
    expect(wrong).toEqual([]);
    expect(most).toBeLessThan(1024);
  });
});
