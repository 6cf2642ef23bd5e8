// Twin: src/problem/resample.ts, createResampler
// Draws the resamples of a batch. Each invocation makes the two random words of one counter of one resample, neighbouring
// invocations those of neighbouring counters, and writes what they choose. Choices are integer arithmetic alone, so that
// every device draws the same bits.

//#include lib/batch.wgsl
//#slot constants
//#slot kind

@group(0) @binding(0) var<uniform> batch: Batch;
// DRAW: from and among of each draw, then the units in order. FACTOR: the table. NOISE: fitted value and spread of each
// row, then the table.
@group(0) @binding(1) var<storage, read> plan: array<u32>;
// One value a resample and unit: how often it was drawn (from 0), its factor's bits, or its target's.
@group(0) @binding(2) var<storage, read_write> drawn: array<atomic<u32>>;

//#include lib/threefry.wgsl

fn write(place: u32, draw: u32, word: u32) {
  if (KIND == DRAW) {
    let chosen = plan[2u * draw] + multiply_high(word, plan[2u * draw + 1u]);
    let unit = plan[2u * batch.units + chosen];
    atomicAdd(&drawn[place + unit], 1u);
    return;
  }
  let chosen = multiply_high(word, batch.entries);
  var value = 0u;
  if (KIND == FACTOR) {
    value = plan[chosen];
  } else {
    let noise = bitcast<f32>(plan[2u * batch.units + chosen]);
    value = bitcast<u32>(bitcast<f32>(plan[2u * draw]) - bitcast<f32>(plan[2u * draw + 1u]) * noise);
  }
  atomicStore(&drawn[place + draw], value);
}

@compute @workgroup_size(WORKGROUP)
fn resample(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let counters = (batch.units + 1u) / 2u;
  // The table of a long job has more counters than a dispatch has invocations.
  for (var i = id.x; i < counters * batch.drawn; i += workgroups.x * WORKGROUP) {
    let resample = batch.drawn_from + i / counters;
    let even = 2u * (i % counters);
    let place = resample % batch.slots * batch.units;
    let words = threefry(batch.seed, batch.first_resample + resample, even / 2u);
    write(place, even, words.x);
    if (even + 1u < batch.units) { write(place, even + 1u, words.y); }
  }
}
