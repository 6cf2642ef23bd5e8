/** JSON as Python writes it. */

/**
 * JSON, with the bare NaN, Infinity and -Infinity that Python writes, which are null. Throws what JSON.parse throws.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const corrected = withoutBareWords(text);
    if (corrected === undefined) throw error;
    return JSON.parse(corrected);
  }
}

/** The text with null for bare NaN and infinities; undefined where it has none outside its strings. */
function withoutBareWords(text: string): string | undefined {
  const parts: string[] = [];
  let kept = 0;
  const tokens = /"|-?\bInfinity\b|\bNaN\b/g;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    if (match[0] === '"') {
      tokens.lastIndex = endOfString(text, match.index + 1);
      continue;
    }
    parts.push(text.slice(kept, match.index), 'null');
    kept = tokens.lastIndex;
  }
  return parts.length === 0 ? undefined : parts.join('') + text.slice(kept);
}

/** The index behind the closing quote of a string whose first character is at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at++) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\' && quote - 1 - escapes >= from) escapes++;
    if (escapes % 2 === 0) return quote + 1;
    at = quote;
  }
}
