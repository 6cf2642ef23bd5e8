// Twin: src/linear-algebra/cholesky.ts, choleskyFactor
// The step of a lane whose parameters are too many for a factorisation that is written out: a team factorises the damped
// matrix together, in `totals`, as L L', with the right-hand side as one more row below it. An invocation has every TEAM-th
// row, a few of them at most, which are written out. Loops have bounds that compilers do not know: else they write them out again, for seconds.

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
  return totals[work_at(me, SIZE, i)] * totals[work_at(me, i, i)];
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
    let held = given[2u * size + i] > 0.0;
    let out = ((u <= given[i]) & (g > 0.0)) | ((u >= given[size + i]) & (g < 0.0));
    solution.bounded = solution.bounded | (out & !held);
    solution.undetermined = solution.undetermined | (flat & !held);
    frozen |= select(0u, 1u, out | held | flat) << i;
  }
  // The matrix and, as one more row, the gradient. Not row by row: FXC refuses barriers in loops that follow one within which
  // invocations make different numbers of turns.
  for (var k = rank; k < size * (size + 3u) / 2u; k += TEAM) {
    // Number k of a triangle.
    let i = u32(0.5 * (sqrt(8.0 * f32(k) + 1.5) - 1.0));
    let j = k - i * (i + 1u) / 2u;
    let value = state[(MATRIX + k) * stride + lane];
    let damped = value + damping * state[(SCALE + j) * stride + lane];
    let is_frozen = (((frozen >> i) | (frozen >> j)) & 1u) == 1u;
    let one = select(0.0, 1.0, i == j);
    totals[work_at(me, i, j)] = select(select(select(value, damped, i == j), -value, i == size), one, is_frozen);
  }
  var predicted = 0.0;
  var reciprocal = 0.0;
  //#slot rows
  for (var j = 0u; j < size; j++) {
    workgroupBarrier();
    // Of column j, what is left by the numbers before it in each row.
    let row = work_at(me, j, 0u);
    var pivot = totals[row + j * LANES];
    //#slot begin
    for (var k = 0u; k < j; k++) {
      let l = totals[row + k * LANES];
      pivot -= l * l;
      //#slot subtract
    }
    solution.positive = solution.positive & (pivot > 0.0) & is_sane(pivot);
    // The diagonal's reciprocal takes the place of the pivot when all have read that.
    if ((rank == 0u) & (j > 0u)) { totals[row - LANES] = reciprocal; }
    reciprocal = 1.0 / sqrt(max(pivot, SMALLEST_POSITIVE));
    //#slot put
  }
  workgroupBarrier();
  if (rank == 0u) { totals[work_at(me, size, 0u) - LANES] = reciprocal; }
  // In the place of the objective, which the next pass over the rows leaves there.
  if (rank == size % TEAM) { totals[me / TEAM] = predicted; }
  // L' step = y, from the last coordinate on.
  for (var after = size; after > 0u; after--) {
    workgroupBarrier();
    let j = after - 1u;
    let y = totals[work_at(me, size, j)];
    let step = y * totals[work_at(me, j, j)];
    for (var i = rank; i < j; i += TEAM) { totals[work_at(me, size, i)] -= totals[work_at(me, j, i)] * step; }
  }
  solution.predicted = totals[me / TEAM];
  return solution;
}
