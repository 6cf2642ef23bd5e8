// Twin: src/solver/refit.ts, createRefitter
// Keeps two minima of each resample: the one that its first start led to, and the lowest finite one among its other
// starts, ties to the earlier start. TEAM invocations a resample, one or a workgroup: each over a part of its lanes in the
// order of their starts.

//#include lib/batch.wgsl

//#slot constants
// Bits of f32's infinity. Objectives are not negative, so their bits order as they do, infinities and NaN above all.
const INFINITE = 0x7f800000u;

@group(0) @binding(0) var<uniform> batch: Batch;
// [field][lane], bits: parameters, objective.
@group(0) @binding(1) var<storage, read> state: array<u32>;
// [status, steps][lane]
@group(0) @binding(2) var<storage, read> outcomes: array<u32>;
// [first, other][parameters, objective, status][slot]
@group(0) @binding(3) var<storage, read_write> results: array<u32>;

// Copies a lane's minimum into results, as the first (which = 0) or the other one.
fn keep(which: u32, slot: u32, lane: u32) {
  let place = which * (SIZE + 2u) * batch.slots + slot;
  for (var i = 0u; i <= SIZE; i++) {
    results[place + i * batch.slots] = state[i * batch.stride + lane];
  }
  results[place + (SIZE + 1u) * batch.slots] = outcomes[lane];
}

// Objective and start, the lowest first.
var<workgroup> lowest_of: array<vec2u, WORKGROUP>;

fn precedes(a: vec2u, b: vec2u) -> bool {
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}

@compute @workgroup_size(WORKGROUP)
fn reduce(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) me: u32) {
  let team = id.x / TEAM;
  let slot = min(team, batch.slots - 1u);
  let first = slot * batch.slot_every;
  let first_other = select(0u, 1u, batch.first_start == 0u);
  var lowest = vec2u(INFINITE, 0u);
  for (var start = first_other + id.x % TEAM; start < batch.starts; start += TEAM) {
    let lane = first + start * batch.start_every;
    let objective = state[SIZE * batch.stride + lane] & 0x7fffffffu;
    if (outcomes[lane] != NOT_FINITE && objective < lowest.x) { lowest = vec2u(objective, start); }
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
  if (team != slot || id.x % TEAM != 0u) { return; }
  if (first_other == 1u) { keep(0u, slot, first); }
  keep(1u, slot, first + lowest.y * batch.start_every);
  if (lowest.x == INFINITE) {
    results[((SIZE + 2u) + SIZE) * batch.slots + slot] = INFINITE;
    results[((SIZE + 2u) + SIZE + 1u) * batch.slots + slot] = NOT_FINITE;
  }
}
