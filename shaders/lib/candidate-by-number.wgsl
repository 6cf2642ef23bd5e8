// Twin: none, a part of lib/candidates.wgsl, which names it
// Computes candidates one by one.

// The candidate `offset` points after an origin, for a parameter vector.
fn candidate(vector: u32, origin: u32, offset: u32) -> Candidate {
  let place = vector * NUMBERS;
  var rest = offset;
  //#slot indices
  //#slot loads
  //#slot formulas
}
