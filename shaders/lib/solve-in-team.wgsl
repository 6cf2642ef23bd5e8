// Twin: src/linear-algebra/cholesky.ts, choleskyFactor
// The step of a lane whose parameters are too many for a factorisation that is written out: a team factorises the damped
// matrix together, in `totals`, as m = L D L', with the right-hand side as one more row below it. Loops have bounds that
// compilers do not know: else they write them out again, for seconds.

struct Solution {
  bounded: bool,
  undetermined: bool,
  positive: bool,
  predicted: f32,
}

// The place of a number of row i, column j of the matrix, j <= i; of the right-hand side for i = SIZE.
fn work_at(me: u32, i: u32, j: u32) -> u32 {
  return (FIRST_SUM + i * (i + 1u) / 2u + j) * LANES + me / TEAM;
}

// Coordinate i of the step that `solve` leaves.
fn step_of(me: u32, i: u32) -> f32 {
  return totals[work_at(me, SIZE, i)] / max(totals[work_at(me, i, i)], SMALLEST_POSITIVE);
}

// The row that number k of a triangle is in.
fn row_of(k: u32) -> u32 {
  return u32(0.5 * (sqrt(8.0 * f32(k) + 1.5) - 1.0));
}

fn solve(me: u32, lane: u32, damping: f32) -> Solution {
  let size = params.size;
  let stride = params.stride;
  let rank = me % TEAM;
  var solution = Solution(false, false, true, 0.0);
  // A bit for each coordinate that is frozen.
  var frozen = 0u;
  for (var i = 0u; i < size; i++) {
    let u = state[i * stride + lane];
    let g = state[(GRADIENT + i) * stride + lane];
    let flat = state[(SCALE + i) * stride + lane] <= 0.0;
    let held = box[2u * size + i] > 0.0;
    let out = ((u <= box[i]) & (g > 0.0)) | ((u >= box[size + i]) & (g < 0.0));
    solution.bounded = solution.bounded | (out & !held);
    solution.undetermined = solution.undetermined | (flat & !held);
    frozen |= select(0u, 1u, out | held | flat) << i;
  }
  // The matrix and, as one more row, the gradient. Not row by row: FXC refuses barriers in loops that follow one within which
  // invocations make different numbers of turns.
  for (var k = rank; k < size * (size + 3u) / 2u; k += TEAM) {
    let i = row_of(k);
    let j = k - i * (i + 1u) / 2u;
    let value = state[(MATRIX + k) * stride + lane];
    let damped = value + damping * state[(SCALE + j) * stride + lane];
    let is_frozen = (((frozen >> i) | (frozen >> j)) & 1u) == 1u;
    let one = select(0.0, 1.0, i == j);
    totals[work_at(me, i, j)] = select(select(select(value, damped, i == j), -value, i == size), one, is_frozen);
  }
  // What is left of the matrix below and right of column j loses its part of it, number after number among the team.
  for (var j = 0u; j < size; j++) {
    workgroupBarrier();
    let pivot = totals[work_at(me, j, j)];
    solution.positive = solution.positive & (pivot > 0.0) & is_sane(pivot);
    let inverse = 1.0 / max(pivot, SMALLEST_POSITIVE);
    let y = totals[work_at(me, size, j)];
    solution.predicted += 0.5 * y * y * inverse;
    let rest = size - 1u - j;
    for (var k = rank; k < rest * (rest + 3u) / 2u; k += TEAM) {
      let row = row_of(k);
      let i = j + 1u + row;
      let column = j + 1u + k - row * (row + 1u) / 2u;
      let l = totals[work_at(me, i, j)] * inverse;
      totals[work_at(me, i, column)] -= l * totals[work_at(me, column, j)];
    }
  }
  // L' step = y / D, from the last coordinate on.
  for (var after = size; after > 0u; after--) {
    workgroupBarrier();
    let j = after - 1u;
    let step = step_of(me, j);
    for (var i = rank; i < j; i += TEAM) { totals[work_at(me, size, i)] -= totals[work_at(me, j, i)] * step; }
  }
  return solution;
}
