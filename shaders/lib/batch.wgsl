// Twin: none, a declaration that src/backend/webgpu/batch.ts fills
// Refits are numbered: fit n of a job is from start n % starts of its resample n / starts. They are made in batches, several
// of which may be under way at once.

struct Batch {
  // Numbers of the batch: from begin to before end.
  begin: u32,
  end: u32,
  // Fits that `ends` has room for: that of fit n is at n % window.
  window: u32,
  starts: u32,
  // The number that the job's first resample has in its plan.
  first_resample: u32,
  // Resamples that `drawn` has room for: that of resample r is at r % slots.
  slots: u32,
  // Resamples of the job that are drawn with this batch: the first, and how many.
  drawn_from: u32,
  drawn: u32,
  // Units drawn in each resample, under which seed, and from a table of how many entries.
  units: u32,
  seed: u32,
  entries: u32,
}
