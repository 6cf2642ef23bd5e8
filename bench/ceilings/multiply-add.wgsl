// Chains of multiply-adds that do not wait for each other: 12 a lane, within the registers of processors' drivers too.

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
  let a = params.factor;
  let b = params.addend;
  // Written as kernels write it: whether it becomes one instruction is the driver's to say.
  var x = vec4f(f32(id.x));
  var y = x + 1.0;
  var z = x + 2.0;
  for (var round = 0u; round < params.rounds; round++) {
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
    x = x * a + b; y = y * a + b; z = z * a + b;
  }
  results[id.x] = dot(x + y + z, vec4f(1.0));
}
