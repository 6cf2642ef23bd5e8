// Twin: src/problem/resample.ts, createResampler
// Targets and weights of a fit's own resample: src/problem/resample.ts describes what each kind of plan changes.
//
// Memory read for a row, beside the row itself: `units`, at one index for all fits, and one drawn value of four bytes. Those of one
// resample lie together, so that a team reads neighbours, as do fits of one resample. Omission draws nothing, noise needs no unit.

//#include lib/batch.wgsl
//#slot kind

@group(0) @binding(8) var<uniform> batch: Batch;
@group(0) @binding(9) var<storage, read> drawn: array<u32>;
// The unit each row belongs to.
@group(0) @binding(10) var<storage, read> units: array<u32>;

// Where the values drawn for a fit's resample begin; of omission the unit that is left out.
fn problem_of(number: u32) -> u32 {
  let resample = number / batch.starts;
  if (KIND == OMIT) { return batch.first_resample + resample; }
  return resample % batch.slots * batch.units;
}

// Rows that only pad the table have no draw of their own, nor any weight.
fn target_of(problem: u32, row: u32, observed: f32) -> f32 {
  if (KIND == NOISE) { return bitcast<f32>(drawn[problem + min(row, batch.units - 1u)]); }
  return observed;
}

fn weight_of(problem: u32, row: u32, weight: f32) -> f32 {
  if (KIND == DRAW) { return weight * f32(drawn[problem + units[row]]); }
  if (KIND == FACTOR) { return weight * bitcast<f32>(drawn[problem + units[row]]); }
  if (KIND == OMIT) { return select(weight, 0.0, units[row] == problem); }
  return weight;
}
