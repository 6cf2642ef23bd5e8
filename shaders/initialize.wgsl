// Twin: none, the CPU fits one start after the other, without a list of lanes
// Copies a batch's starts into the state of its lanes, none of them evaluated yet, and lists all lanes as running, in the
// first of fit.wgsl's lists.

//#include lib/batch.wgsl

//#slot constants

@group(0) @binding(0) var<uniform> batch: Batch;
// [start][parameter], as bits, here and in `state`: copying must not round.
@group(0) @binding(1) var<storage, read> starts: array<u32>;
// [field][lane]: parameters, then the rest of what fit.wgsl keeps of a lane.
@group(0) @binding(2) var<storage, read_write> state: array<u32>;
// [status, steps][lane]
@group(0) @binding(3) var<storage, read_write> outcomes: array<u32>;
@group(0) @binding(4) var<storage, read_write> lists: array<u32>;
@group(0) @binding(5) var<storage, read_write> counts: array<u32>;

@compute @workgroup_size(WORKGROUP)
fn initialize(@builtin(global_invocation_id) id: vec3u) {
  let lane = id.x;
  let lanes = batch.slots * batch.starts;
  if (lane >= lanes) { return; }
  let start = batch.first_start + lane / batch.start_every % batch.starts;
  for (var i = 0u; i < SIZE; i++) {
    state[i * batch.stride + lane] = starts[start * SIZE + i];
  }
  for (var i = SIZE; i < FIELDS; i++) {
    state[i * batch.stride + lane] = 0u;
  }
  outcomes[lane] = RUNNING;
  outcomes[batch.stride + lane] = 0u;
  lists[lane] = lane;
  if (lane < LISTS) { counts[lane] = select(0u, lanes, lane == 0u); }
}
