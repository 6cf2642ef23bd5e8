/** Drawings are narrower than a report's, so that their words can still be read on a telephone. */
export const small = { width: 430, height: 300, marginLeft: 52, marginRight: 14 } as const;
