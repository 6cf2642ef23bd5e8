// Twin: none, a declaration of a buffer that src/backend/webgpu/rows.ts fills
// The runs: one copy for all problems. Each row has its target, its weight, then the law's data columns, padded to whole
// vectors; rows of weight 0 follow until their number is a multiple of those of one loop turn. A table that is not long is a
// uniform, which processors and GPUs read faster where all invocations read the same row.

@group(0) @binding(1)
//#slot rows
