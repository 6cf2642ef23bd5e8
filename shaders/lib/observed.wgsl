// Twin: src/solver/passes.ts, createPasses
// Targets and weights of the runs themselves, the same for all lanes.

fn problem_of(lane: u32) -> u32 {
  return 0u;
}

fn row_target(problem: u32, row: u32) -> f32 {
  return observations[row].x;
}

fn row_weight(problem: u32, row: u32) -> f32 {
  return observations[row].y;
}
