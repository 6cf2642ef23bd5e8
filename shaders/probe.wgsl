// Twin: src/backend/webgpu/probe.ts, judgeArithmetic
// Computes known values, to check that an adapter is as accurate as WGSL guarantees: exp and log of each number and,
// through the workgroup's memory, the sum of all.

const COUNT = 64u;

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
// COUNT exponentials, COUNT logarithms, the sum.
@group(0) @binding(1) var<storage, read_write> results: array<f32>;

var<workgroup> sums: array<f32, COUNT>;

@compute @workgroup_size(COUNT)
fn probe(@builtin(local_invocation_index) me: u32) {
  let x = numbers[me];
  results[me] = exp(x);
  results[COUNT + me] = log(x);
  sums[me] = x;
  for (var half = COUNT / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (me < half) { sums[me] += sums[me + half]; }
  }
  if (me == 0u) { results[2u * COUNT] = sums[0]; }
}
