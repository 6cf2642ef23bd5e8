// Twin: none, a declaration that src/backend/webgpu/batch.ts fills
// Which lane fits what: `slots` resamples side by side, each from `starts` starts. With few starts a resample,
// neighbouring lanes are neighbouring resamples, and so are their drawn values (slot_every = slot_step = 1); with many,
// neighbouring lanes are neighbouring starts of one resample, whose drawn values lie together (start_every =
// unit_step = 1).

struct Batch {
  // Lanes that `state` and `outcomes` have room for: the distance between fields of one lane.
  stride: u32,
  // Lane = slot * slot_every + start * start_every.
  slots: u32,
  slot_every: u32,
  starts: u32,
  start_every: u32,
  // Numbers of the first start and of the first resample.
  first_start: u32,
  first_resample: u32,
  // Units drawn in each resample, under which seed, and from a table of how many entries.
  units: u32,
  seed: u32,
  entries: u32,
  // The value drawn for a unit lies at slot * slot_step + unit * unit_step.
  slot_step: u32,
  unit_step: u32,
}
