/** How published values were obtained where neither the paper nor its code prints them. */

/** One text that quotes the paper, which was not read itself. */
export const quoted = 'as quoted by a secondary source';

/** Several independent texts that agree. */
export const quotedBySeveral = 'as quoted by several secondary sources that agree';

/** No number is printed: the runs are. */
export const refitted = 'fitted to the released runs; the authors print no such numbers';

export const digitised = 'read off a figure';
