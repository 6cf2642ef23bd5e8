// Chains of exponentials that do not wait for each other: 4 a lane, of 4 numbers.

struct Params {
  rounds: u32,
  factor: f32,
  addend: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> results: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  // exp(-x) tends to 0.567 from anywhere.
  var w = vec4f(f32(id.x) / 65536.0);
  var x = w + 1.0;
  var y = w + 2.0;
  var z = w + params.addend;
  for (var round = 0u; round < params.rounds; round++) {
    w = exp(-w); x = exp(-x); y = exp(-y); z = exp(-z);
    w = exp(-w); x = exp(-x); y = exp(-y); z = exp(-z);
  }
  results[id.x] = dot(w + x, vec4f(1.0)) + dot(y + z, vec4f(1.0));
}
