// Chains of multiply-adds that do not wait for each other: 4 a lane, of 4 numbers.

struct Params {
  rounds: u32,
  factor: f32,
  addend: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> results: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  // Not known to the compiler, which could work the chains out beforehand.
  let a = vec4f(params.factor);
  let b = vec4f(params.addend);
  // Written as kernels write it: whether it becomes one instruction is the driver's to say.
  var w = vec4f(f32(id.x));
  var x = w + 1.0;
  var y = w + 2.0;
  var z = w + 3.0;
  for (var round = 0u; round < params.rounds; round++) {
    w = w * a + b; x = x * a + b; y = y * a + b; z = z * a + b;
    w = w * a + b; x = x * a + b; y = y * a + b; z = z * a + b;
    w = w * a + b; x = x * a + b; y = y * a + b; z = z * a + b;
    w = w * a + b; x = x * a + b; y = y * a + b; z = z * a + b;
  }
  results[id.x] = dot(w + x, vec4f(1.0)) + dot(y + z, vec4f(1.0));
}
