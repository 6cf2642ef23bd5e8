// Twin: src/solver/batch.ts, createBatch
// Objective and gradient at many parameter vectors: a lane is a vector, made by a team of TEAM invocations, among which the
// rows are dealt.

struct Params {
  // Those that pad the table among them.
  rows: u32,
  // Vectors in this dispatch.
  count: u32,
  delta: f32,
  up: f32,
  down: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
//#slot rows
// [lane][parameter], as the host has them: reading them costs nothing beside the pass over the rows.
@group(0) @binding(2) var<storage, read> points: array<f32>;
// objective[lane], then gradient[lane][parameter]
@group(0) @binding(3) var<storage, read_write> results: array<f32>;

//#include lib/math.wgsl
//#include lib/loss.wgsl

//#slot constants

//#include lib/observed.wgsl

//#slot sums

@compute @workgroup_size(WORKGROUP)
fn objective(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) me: u32) {
  let place = id.x / TEAM;
  // Beyond the last vector all do its work again, as barriers are for all.
  let lane = min(place, params.count - 1u);
  //#slot load
  let sums = sums_at(/*#slot arguments*/);
  if (place == lane && me % TEAM == 0u) {
    //#slot store
  }
}
