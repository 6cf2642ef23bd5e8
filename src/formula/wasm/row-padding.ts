/** Rows of a kernel's tables are padded to whole groups of so many, with weight 0. */
export const GROUP_ROWS = 16;

/** Rows of fits side by side are padded to whole numbers of so many, with weight 0: their work is interleaved. */
export const ROW_STEP = 4;
