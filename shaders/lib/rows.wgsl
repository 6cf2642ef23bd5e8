// Twin: none, a declaration of buffers that src/backend/webgpu/rows.ts fills
// The runs: one copy for all problems, read at the same index by every lane.

// Data columns, each row padded to whole vectors of two numbers or four.
@group(0) @binding(1) var<storage, read> columns: array<RowVector>;
// Target and weight of each row.
@group(0) @binding(2) var<storage, read> observations: array<vec2f>;
