// Twin: src/solver/levenberg-marquardt.ts, createLevenbergMarquardt
// What a team does with the sums of a pass, which it has in `totals`: f, its noise, the normal matrix, the gradient.

// The largest magnitude among the sums, as bits that infinities and NaN lie above.
fn largest(me: u32) -> u32 {
  let first = me - me % TEAM;
  var size = 0u;
  for (var k = 0u; k < SUMS_JOINED; k++) { size = max(size, widest[first + k]); }
  return size;
}

// Puts matrix and gradient into the state of a lane that accepts a step.
fn keep_sums(me: u32, lane: u32, first: bool) {
  let stride = params.stride;
  let mine = me / TEAM;
  for (var k = me % TEAM; k < SIZE * (SIZE + 3u) / 2u; k += TEAM) {
    state[(MATRIX + k) * stride + lane] = totals[(FIRST_SUM + k) * LANES + mine];
  }
  for (var i = me % TEAM; i < SIZE; i += TEAM) {
    let place = (SCALE + i) * stride + lane;
    state[place] = max(select(state[place], 0.0, first), totals[(FIRST_SUM + i * (i + 3u) / 2u) * LANES + mine]);
  }
}
