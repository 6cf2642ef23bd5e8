// Twin: src/solver/refit.ts, createRefitter
// Of each resample of a batch keeps two minima: the one that its first start led to, and the lowest finite one among its other
// starts, ties to the earlier start. TEAM invocations a resample, one or a workgroup: each over a part of its fits in the
// order of their starts. Of a resample that lies in several batches, the first start is in one of them.

//#include lib/batch.wgsl

//#slot constants
// Bits of f32's infinity. Objectives are not negative, so their bits order as they do, infinities and NaN above all.
const INFINITE = 0x7f800000u;

@group(0) @binding(0) var<uniform> batch: Batch;
// [parameters, objective, status, steps][place]
@group(0) @binding(1) var<storage, read> ends: array<u32>;
// [first, other][parameters, objective, status][resample of the batch]
@group(0) @binding(2) var<storage, read_write> results: array<u32>;

// Objective and number, the lowest first.
var<workgroup> lowest_of: array<vec2u, WORKGROUP>;

fn precedes(a: vec2u, b: vec2u) -> bool {
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}

@compute @workgroup_size(WORKGROUP)
fn reduce(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) me: u32) {
  let window = batch.window;
  let first_resample = batch.begin / batch.starts;
  let resamples = (batch.end - 1u) / batch.starts - first_resample + 1u;
  let team = id.x / TEAM;
  let resample = min(team, resamples - 1u);
  let first = (first_resample + resample) * batch.starts;
  let begin = max(first, batch.begin);
  let end = min(first + batch.starts, batch.end);
  var lowest = vec2u(INFINITE, begin);
  for (var number = max(first + 1u, begin) + id.x % TEAM; number < end; number += TEAM) {
    let place = number % window;
    let objective = ends[SIZE * window + place] & 0x7fffffffu;
    let status = ends[(SIZE + 1u) * window + place];
    if (status != NOT_FINITE && objective < lowest.x) { lowest = vec2u(objective, number); }
  }
  if (TEAM > 1u) {
    lowest_of[me] = lowest;
    for (var half = WORKGROUP / 2u; half > 0u; half /= 2u) {
      workgroupBarrier();
      if (me < half && precedes(lowest_of[me + half], lowest_of[me])) { lowest_of[me] = lowest_of[me + half]; }
    }
    workgroupBarrier();
    lowest = lowest_of[0];
  }
  if (team != resample || id.x % TEAM != 0u) { return; }
  for (var i = 0u; i < SIZE + 2u; i++) {
    results[i * resamples + resample] = ends[i * window + begin % window];
    results[(SIZE + 2u + i) * resamples + resample] = ends[i * window + lowest.y % window];
  }
  if (lowest.x == INFINITE) {
    results[(SIZE + 2u + SIZE) * resamples + resample] = INFINITE;
    results[(SIZE + 2u + SIZE + 1u) * resamples + resample] = NOT_FINITE;
  }
}
