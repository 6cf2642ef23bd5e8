// Twin: src/solver/batch.ts, createBatch
// Objective and gradient at many parameter vectors: one invocation a vector, over all rows.

struct Params {
  rows: u32,
  // Vectors in this dispatch.
  count: u32,
  delta: f32,
  up: f32,
  down: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
//#include lib/rows.wgsl
// [lane][parameter], as the host has them: reading them costs nothing beside the pass over the rows.
@group(0) @binding(3) var<storage, read> points: array<f32>;
// objective[lane], then gradient[lane][parameter]
@group(0) @binding(4) var<storage, read_write> results: array<f32>;

//#include lib/math.wgsl
//#include lib/loss.wgsl

//#slot constants

//#include lib/observed.wgsl

//#slot sums

@compute @workgroup_size(WORKGROUP)
fn objective(@builtin(global_invocation_id) id: vec3u) {
  let lane = id.x;
  if (lane >= params.count) { return; }
  //#slot load
  let sums = sums_at(problem_of(lane), /*#slot parameters*/);
  //#slot store
}
