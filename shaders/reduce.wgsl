// Twin: src/solver/refit.ts, createRefitter
// Keeps two minima of each resample: the one that its first start led to, and the lowest finite one among its other
// starts, ties to the earlier start. One invocation a resample, over its lanes in the order of their starts.

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

@compute @workgroup_size(WORKGROUP)
fn reduce(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.x;
  if (slot >= batch.slots) { return; }
  let first = slot * batch.slot_every;
  var start = 0u;
  if (batch.first_start == 0u) {
    keep(0u, slot, first);
    start = 1u;
  }
  var lowest = INFINITE;
  var best = first;
  for (; start < batch.starts; start++) {
    let lane = first + start * batch.start_every;
    let objective = state[SIZE * batch.stride + lane] & 0x7fffffffu;
    if (outcomes[lane] != NOT_FINITE && objective < lowest) {
      lowest = objective;
      best = lane;
    }
  }
  keep(1u, slot, best);
  if (lowest == INFINITE) {
    results[((SIZE + 2u) + SIZE) * batch.slots + slot] = INFINITE;
    results[((SIZE + 2u) + SIZE + 1u) * batch.slots + slot] = NOT_FINITE;
  }
}
