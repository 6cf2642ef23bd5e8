// Twin: src/problem/resample.ts, createResampler
// Targets and weights of a lane's own resample: src/problem/resample.ts describes what each kind of plan changes.
//
// Memory read for a row, beside the row itself: `units`, at one index for all lanes, and one drawn value of four bytes. With few starts a resample, each lane reads a value of its own next to its neighbour's
// (a cache line of 128 bytes serves 32 lanes); with many, all lanes of a resample read the same one. Omission draws
// nothing, noise needs no unit.

//#include lib/batch.wgsl
//#slot kind

@group(0) @binding(8) var<uniform> batch: Batch;
@group(0) @binding(9) var<storage, read> drawn: array<u32>;
// The unit each row belongs to.
@group(0) @binding(10) var<storage, read> units: array<u32>;

// The lane's resample, by its place in the batch.
fn problem_of(lane: u32) -> u32 {
  return lane / batch.slot_every % batch.slots;
}

fn drawn_for(problem: u32, unit: u32) -> u32 {
  return drawn[problem * batch.slot_step + unit * batch.unit_step];
}

// Rows that only pad the table have no draw of their own, nor any weight.
fn target_of(problem: u32, row: u32, observed: f32) -> f32 {
  if (KIND == NOISE) { return bitcast<f32>(drawn_for(problem, min(row, batch.units - 1u))); }
  return observed;
}

fn weight_of(problem: u32, row: u32, weight: f32) -> f32 {
  if (KIND == DRAW) { return weight * f32(drawn_for(problem, units[row])); }
  if (KIND == FACTOR) { return weight * bitcast<f32>(drawn_for(problem, units[row])); }
  if (KIND == OMIT) { return select(weight, 0.0, units[row] == batch.first_resample + problem); }
  return weight;
}
