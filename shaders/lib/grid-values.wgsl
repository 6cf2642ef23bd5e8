// Twin: src/formula/wasm/emit-surface.ts, emitSurface
// The formulas' values at a point of a grid for each of many parameter vectors.

//#include lib/grid.wgsl

// The rows of one point.
var<private> row: array<u32, ROWS>;

fn enter(line: u32, column: u32) {
  for (var i = 0u; i < ROWS - 1u; i++) { row[i] = rows[line * (ROWS - 1u) + i]; }
  row[ROWS - 1u] = rows[piece.columns_at + column];
}

// The key of formula `root` at parameter vector k.
fn evaluate(root: u32, k: u32) -> u32 {
  switch root {
    //#slot roots
    default: { return NONE; }
  }
}
