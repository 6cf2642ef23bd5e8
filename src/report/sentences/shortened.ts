/** A text where room is short: names and formulas may be long. */
export function shortened(text: string, most = 28): string {
  return text.length <= most ? text : `${text.slice(0, most - 3).trimEnd()}...`;
}
