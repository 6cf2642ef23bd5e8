import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRows, arrowheadShape, denseShape, quadraticForm } from '../../src/linear-algebra/matrix-shape.js';
import { packedIndex, packedLength } from '../../src/linear-algebra/packed.js';
import { leastSquares } from '../../src/linear-algebra/qr.js';
import { sparseOf } from '../../src/linear-algebra/sparse-vector.js';
import { sandwichCovariance } from '../../src/statistics/asymptotic.js';
import { directionsOf, inverseForm } from '../../src/tasks/uncertainty/eigen-directions.js';
import { expectAllNear, skewed } from './support.js';

const rows = skewed.length;
const design = [new Float64Array(rows).fill(1), skewed.map(Math.log), skewed.map(Math.sqrt)];
const observed = Float64Array.from({ length: rows }, (_, i) => Math.sqrt(i) + ((i * 7) % 5));
const groups = Uint32Array.from({ length: rows }, (_, i) => 40 - Math.floor(i / 3));

/** Residuals of ordinary least squares: psi where the penalty is r^2 / 2. */
const residual = (() => {
  const fitted = leastSquares(
    design.map((column) => column.slice()),
    observed.slice(),
  );
  return observed.map((y, i) => design.reduce((sum, column, j) => sum + column[i] * fitted[j], -y));
})();

const shape = denseShape(3);
const all = Uint32Array.of(0, 1, 2);

function sandwich(
  counted: number,
  columns: readonly Float64Array[],
  psi: Float64Array,
  bread: Float64Array,
  labels?: Uint32Array,
): Float64Array | undefined {
  return sandwichCovariance(shape, counted, { columns, places: () => all }, psi, bread, labels);
}

/** J' J, packed. */
function gram(columns: readonly Float64Array[]): Float64Array {
  const packed = new Float64Array(packedLength(columns.length));
  columns.forEach((a, i) => {
    columns.slice(0, i + 1).forEach((b, j) => {
      packed[packedIndex(i, j)] = a.reduce((sum, value, k) => sum + value * b[k], 0);
    });
  });
  return packed;
}

describe('covariances of a linear regression', () => {
  // The textbook formulas in numpy, by numpy.linalg.inv.
  test('the sandwich is HC1', () => {
    expectAllNear(
      sandwich(rows, design, residual, gram(design)) ?? [],
      [
        18.33196053200548, -9.813411413217938, 5.432581670375624, 2.470621276038393, -1.3976579999799155,
        0.36575409973715345,
      ],
      1e-10,
    );
  });

  test('with groups it is the cluster-robust one', () => {
    expectAllNear(
      sandwich(rows, design, residual, gram(design), groups) ?? [],
      [
        9.21420999482277, -5.518574496273285, 3.327563049322242, 1.443224984637459, -0.8758564156470917,
        0.2323901526804119,
      ],
      1e-10,
    );
  });

  test('with even noise it is noise over curvature', () => {
    const noise = residual.reduce((sum, r) => sum + r * r, 0) / (rows - 3);
    const directions = directionsOf(shape, gram(design));
    const variance = (...gradient: number[]) => noise * inverseForm(directions, sparseOf(gradient));
    const [xx, yy, zz] = [variance(1, 0, 0), variance(0, 1, 0), variance(0, 0, 1)];
    expectAllNear(
      [
        xx,
        (variance(1, 1, 0) - xx - yy) / 2,
        yy,
        (variance(1, 0, 1) - xx - zz) / 2,
        (variance(0, 1, 1) - yy - zz) / 2,
        zz,
      ],
      [
        14.941152739102616, -8.467628692213317, 5.050880320501213, 2.2746345430501163, -1.410268829661681,
        0.40757110729317275,
      ],
      1e-10,
    );
  });
});

test('of blocks with a border it is that of the dense matrix', () => {
  const blocks = arrowheadShape(4, 1, 2);
  const coordinates = Array.from({ length: 4 }, (_, block) => Uint32Array.of(block, 4, 5));
  const columns = { columns: design, places: (row: number) => coordinates[row % 4] };
  const [bread, dense] = [blocks, denseShape(6)].map((of) => {
    const matrix = new Float64Array(of.length);
    addRows(of, matrix, columns, () => 1);
    return matrix;
  });
  const slope = new Float64Array(rows).fill(1);
  for (const slopes of [undefined, slope]) {
    expectAllNear(
      sandwichCovariance(blocks, rows, columns, residual, bread, undefined, slopes) ?? [],
      sandwichCovariance(denseShape(6), rows, columns, residual, dense, undefined, slopes) ?? [0],
      1e-10,
    );
  }
});

test('groups of one row each give the sandwich without groups', () => {
  const alone = Uint32Array.from({ length: rows }, (_, i) => i);
  expectAllNear(
    sandwich(rows, design, residual, gram(design), alone) ?? [],
    sandwich(rows, design, residual, gram(design)) ?? [0],
    1e-12,
  );
});

test('no direction has a negative variance, whatever the scores', () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true });
  const column = fc.array(entry, { minLength: rows, maxLength: rows });
  fc.assert(
    fc.property(column, fc.tuple(entry, entry, entry), (psi, direction) => {
      const covariance = sandwich(rows, design, Float64Array.from(psi), gram(design));
      const along = quadraticForm(shape, covariance ?? new Float64Array(0), Float64Array.from(direction));
      const size = Math.max(...(covariance ?? []).map(Math.abs)) * 300;
      expect(along).toBeGreaterThanOrEqual(-1e-12 * size);
    }),
  );
});

test('rows without weight change nothing as long as they are not counted', () => {
  const longer = design.map((column) => Float64Array.of(...column, 5));
  expect(sandwich(rows, longer, Float64Array.of(...residual, 0), gram(design))).toEqual(
    sandwich(rows, design, residual, gram(design)),
  );
});

describe('there is no covariance', () => {
  test('where the curvature is singular', () => {
    const doubled = [design[0], design[1], design[1].map((value) => 2 * value)];
    expect(sandwich(rows, doubled, residual, gram(doubled))).toBeUndefined();
    const directions = directionsOf(shape, gram(doubled));
    expect(directions.isOpen(sparseOf([0, 1, 0]))).toBe(true);
    expect(directions.isOpen(sparseOf([1, 0, 0]))).toBe(false);
  });

  test('where a single group was drawn, whose scores cancel but for rounding', () => {
    const group = Uint32Array.from(groups, (label) => (label > 30 ? 1 : 2));
    const drawn = residual.map((psi, row) => (group[row] === 1 ? psi : 0));
    expect(sandwich(rows, design, drawn, gram(design), group)).toBeUndefined();
  });

  test('where rows or groups are too few', () => {
    expect(sandwich(3, design, residual, gram(design))).toBeUndefined();
    const one = new Uint32Array(rows);
    expect(sandwich(rows, design, residual, gram(design), one)).toBeUndefined();
  });

  test('where a score is no number', () => {
    const broken = residual.with(2, Number.NaN);
    expect(sandwich(rows, design, broken, gram(design))).toBeUndefined();
  });
});

test('the curvature is left as it was', () => {
  const bread = gram(design);
  sandwich(rows, design, residual, bread);
  directionsOf(shape, bread);
  expect(bread).toEqual(gram(design));
});
