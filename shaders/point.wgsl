// Twin: src/backend/cpu/surface-line.ts, createLineSurface
// The surface of one parameter vector: one invocation makes the values of a column in several lines, one after the other,
// as what all of a column have in common is then loaded once, and drivers that run on a processor take as long to begin
// an invocation as for several sums. Points are addressed by line and column, since processors divide integers slowly.
// Cost a point: with m tables, half of them of the last axis, m / 2 loads and checks and the formulas (one addition in
// most laws); 5 a formula for the check of its value, 6 for addresses and the loop; 4 bytes of results a formula. With 2
// tables some 15 operations.

//#slot constants
const NOT_A_NUMBER = 0x7fc00000u;

//#include lib/math.wgsl
//#include lib/grid.wgsl

// The bits of a value: zero has one sign, and what is not finite is not a number.
fn bits_of(x: f32, fault: bool) -> u32 {
  let bits = select(bitcast<u32>(x), 0u, magnitude(x) == 0u);
  return select(bits, NOT_A_NUMBER, fault || !is_sane(x));
}

@compute @workgroup_size(WIDE, WORKGROUP / WIDE)
fn point(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= piece.columns) { return; }
  let column_row = rows[piece.columns_at + id.x];
  //#slot column
  for (var turn = 0u; turn < piece.turns; turn++) {
    let line = id.y * piece.turns + turn;
    let point = line * piece.columns + id.x;
    if (point >= piece.points) { return; }
    let line_rows = line * (ROWS - 1u);
    //#slot line
    //#slot formulas
  }
}
