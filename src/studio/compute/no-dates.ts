/**
 * In place of d3-time-format, of which Plot and d3-scale write dates: years are numbers here, and no scale of a figure is one of
 * time.
 */
export function timeFormat(): never {
  throw new Error('Scales of time are left out of the studio.');
}

export { timeFormat as utcFormat };
