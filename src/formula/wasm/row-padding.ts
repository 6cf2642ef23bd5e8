/** Rows of a kernel's tables are padded to whole groups of so many, with weight 0. */
export const GROUP_ROWS = 16;
