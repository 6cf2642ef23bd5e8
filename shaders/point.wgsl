// Twin: src/backend/cpu/surface-line.ts, createLineSurface
// The surface of one parameter vector: one invocation a point of the grid. Points are addressed by line and column,
// since processors divide integers slowly. Cost: with m tables, m loads, m checks and the formula (one addition in
// most laws), 9 operations for its key and 5 back, 8 for addresses; 4 bytes of results. With 2 tables some 30
// operations.

//#slot constants
const NOT_A_NUMBER = 0x7fc00000u;

//#include lib/math.wgsl
//#include lib/sort-keys.wgsl
//#slot grid

@compute @workgroup_size(WIDE, WORKGROUP / WIDE)
fn point(@builtin(global_invocation_id) id: vec3u) {
  let point = id.y * piece.columns + id.x;
  if (id.x >= piece.columns || point >= piece.points) { return; }
  enter(id.y, id.x);
  let root = id.z;
  let key = evaluate(root, 0u);
  results[root * piece.points + point] = select(bitcast<u32>(number_of(key)), NOT_A_NUMBER, key == NONE);
}
