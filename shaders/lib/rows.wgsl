// Twin: none, a declaration of a buffer that src/backend/webgpu/rows.ts fills
// The runs: one copy for all problems. Each row has its target, its weight, then the law's data columns, padded to whole
// vectors; rows of weight 0 follow until their number is a multiple of those of one loop turn. On software adapters a table
// that is not long is a uniform, which processors read faster.

@group(0) @binding(1)
//#slot rows
