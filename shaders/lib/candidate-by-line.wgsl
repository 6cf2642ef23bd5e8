// Twin: none, a part of lib/candidates.wgsl, which names it
// Computes candidates line by line, so that what all of a line have in common is loaded once.

struct Line {
  // Where the vector's numbers begin in `tables`.
  place: u32,
  //#slot members
}

// The line `offset` lines after the origin, for a parameter vector.
fn line_of(vector: u32, offset: u32) -> Line {
  let place = vector * NUMBERS;
  var rest = offset;
  //#slot indices
  return Line(/*#slot common*/);
}

fn candidate(line: Line, column: u32) -> Candidate {
  //#slot loads
  //#slot formulas
}
