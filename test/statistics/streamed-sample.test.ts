import { describe, expect, test } from 'vitest';
import { covarianceMatrix, mean, treeSum } from '../../src/statistics/moments.js';
import { type Counted, OrderPasses } from '../../src/statistics/order-passes.js';
import { asSample } from '../../src/statistics/sample.js';
import { type Sharing, StreamedColumns } from '../../src/statistics/streamed-sample.js';
import { joinedSum, TreeSum, TreeSumPart } from '../../src/statistics/tree-sum.js';

/** Numbers that look random, the same in every run. */
function numbers(count: number, of: (u: number, k: number) => number): Float64Array {
  let state = 12345;
  return Float64Array.from({ length: count }, (_, k) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return of((state + 0.5) / 2 ** 32, k);
  });
}

const columns: Readonly<Record<string, Float64Array>> = {
  narrow: numbers(10_007, (u) => 0.33 + 1e-4 * u),
  heavy: numbers(10_007, (u) => Math.tan(Math.PI * (u - 0.5)) ** 3),
  tied: numbers(10_007, (u) => Math.round(5 * u) - 2),
  constant: new Float64Array(10_007).fill(0.1),
  tiny: numbers(10_007, (u, k) => (k % 2 === 0 ? -1 : 1) * u * 5e-320),
};

/** Reads the columns in blocks of uneven sizes. */
function streamed(of: Readonly<Record<string, Float64Array>>, passes: { count: number }): StreamedColumns {
  return new StreamedColumns(async (take) => {
    passes.count++;
    for (let from = 0; from < 10_007; from += 700) {
      const all = (column: string) => of[column].subarray(from, from + 700);
      take({ all, finite: (column) => all(column).filter(Number.isFinite) });
    }
  });
}

describe('statistics of columns that are read block by block', () => {
  const probabilities = [0, 0.001, 0.025, 0.5, 0.975, 1];

  test('are the bits of those of the same columns in memory', async () => {
    const passes = { count: 0 };
    const names = Object.keys(columns);
    const stream = streamed(columns, passes);
    await stream.foresee(names.map((column) => ({ column, probabilities, about: 0.33005, mean: true })));
    const of = (sampleOf: (name: string) => ReturnType<typeof asSample>) =>
      names.map((name) => {
        const sample = sampleOf(name);
        const { count, least, greatest } = sample;
        return {
          ...{ count, least, greatest, mean: sample.mean },
          quantiles: sample.quantiles(probabilities),
          logs: sample.quantiles([0.3], (x) => Math.log(Math.abs(least) + x + 1)),
          about: [sample.about(0.33005), sample.about(0), sample.about(1e9)],
          near: [sample.near(2, 1e-9), sample.near(0.33, 2e-5)],
        };
      });
    expect(await stream.evaluate(() => of((name) => stream.sample(name)))).toEqual(
      of((name) => asSample(columns[name])),
    );
    expect(await stream.evaluate(() => stream.covariance(names))).toEqual(
      covarianceMatrix(names.map((name) => columns[name])),
    );
    expect(passes.count).toBeLessThan(40);
  });

  test('are the same for each of several who read a part of the blocks', async () => {
    const ends = [0, 700, 700, 5600, 10_007];
    const names = Object.keys(columns);
    /** What all parts say of a question, once each has said it. */
    const table = new Map<string, { readonly said: (readonly Counted[])[]; tell: (() => void)[] }>();
    const sharing = (part: number): Sharing => ({
      part,
      known: async () => undefined,
      exchange: async (question, counted) => {
        const all = table.get(question) ?? { said: [], tell: [] };
        table.set(question, all);
        all.said[part] = counted;
        await new Promise<void>((resolve) => {
          all.tell.push(resolve);
          if (all.tell.length === 4) {
            table.delete(question);
            for (const tell of all.tell) tell();
          }
        });
        return counted.map((_, i) => {
          const each = all.said.map((said) => said[i]);
          return {
            added: each[0].added.map((__, k) => each.reduce((sum, { added }) => sum + added[k], 0)),
            appended: Float64Array.from(each.flatMap(({ appended }) => [...appended])),
          };
        });
      },
    });
    const shared = (part: number): StreamedColumns =>
      new StreamedColumns(async (take) => {
        for (let from = ends[part]; from < ends[part + 1]; from += 700) {
          const all = (column: string) =>
            columns[column].subarray(from, Math.min(from + 700, ends[part + 1]));
          const finite = (column: string) => all(column).filter(Number.isFinite);
          take({ all, finite, counts: Float64Array.of(all('tied').length) });
        }
        if (ends[part] === ends[part + 1]) take({ all: none, finite: none, counts: Float64Array.of(0) });
      }, sharing(part));
    const none = () => new Float64Array(0);
    const answers = await Promise.all(
      [0, 1, 2, 3].map(async (part) => {
        const stream = shared(part);
        await stream.foresee(names.map((column) => ({ column, probabilities, about: 0.33005, mean: true })));
        return stream.evaluate(() => ({
          counts: [...stream.counts],
          of: names.map((name) => {
            const { count, least, mean: average } = stream.sample(name);
            return [count, least, average, ...stream.sample(name).quantiles(probabilities)];
          }),
          covariance: stream.covariance(names),
        }));
      }),
    );
    const alone = {
      counts: [10_007],
      of: names.map((name) => {
        const sample = asSample(columns[name]);
        return [sample.count, sample.least, sample.mean, ...sample.quantiles(probabilities)];
      }),
      covariance: covarianceMatrix(names.map((name) => columns[name])),
    };
    for (const answer of answers) expect(answer).toEqual(alone);
  });

  test('leave out what is not finite, and take columns made of others', async () => {
    const holed = { a: columns.narrow.map((x, k) => (k % 10 === 3 ? Number.NaN : x)), b: columns.heavy };
    const stream = streamed(holed, { count: 0 });
    const ratio = (a: Float64Array, b: Float64Array) => a.map((x, k) => x / b[k]);
    const made = await stream.evaluate(() => {
      const sample = stream.made('ratio', (block) => ratio(block.all('a'), block.all('b')));
      return [sample.count, ...sample.quantiles([0.1, 0.9]), stream.sample('a').mean];
    });
    const finite = ratio(holed.a, holed.b).filter(Number.isFinite);
    expect(made).toEqual([
      finite.length,
      ...asSample(finite).quantiles([0.1, 0.9]),
      mean(holed.a.filter(Number.isFinite)),
    ]);
  });
});

test('order statistics of counting passes are those of a sort, however few numbers may be listed', () => {
  for (const [name, values] of Object.entries(columns)) {
    const sorted = values.toSorted();
    const ranks = [0, 1, 250, 5003, 10_006];
    for (const listed of [1, 40, 100_000]) {
      const passes = new OrderPasses(values.length, sorted[0], sorted[10_006], ranks, listed);
      let count = 0;
      for (; !passes.isDone && count < 9; count++) {
        passes.take(values.subarray(0, 5000));
        passes.take(values.subarray(5000));
        passes.end();
      }
      expect([name, ranks.map((rank) => (passes.found.get(rank) ?? Number.NaN) + 0)]).toEqual([
        name,
        ranks.map((rank) => sorted[rank] + 0),
      ]);
    }
  }
});

test('a sum of terms in turn, and of several parts, is that of the tree, of any number of them', () => {
  for (const count of [0, 1, 63, 64, 65, 129, 1000, 4097]) {
    const sum = new TreeSum(count);
    for (let k = 0; k < count; k++) sum.add(columns.heavy[k]);
    expect(sum.total).toBe(treeSum(count, (k) => columns.heavy[k]));
    const ends = [0, Math.floor(count / 3), Math.floor(count / 3) + 1, Math.floor(0.9 * count), count];
    const pairs = ends.slice(1).flatMap((end, i) => {
      const part = new TreeSumPart(count, ends[i], end);
      for (let k = ends[i]; k < end; k++) part.add(columns.heavy[k]);
      return part.pairs;
    });
    expect(joinedSum(count, pairs)).toBe(sum.total);
  }
});
