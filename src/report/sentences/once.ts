import { listedSome } from '../../text.js';

/** Names before a sentence; of more the number is said. */
const MOST_NAMES = 4;

/** Each sentence once, after the names of the `noun`s that it was said of: `a, b: ...`, `all 6 tasks: ...`. */
export function saidOnce(
  said: readonly (readonly [name: string, sentences: readonly string[]])[],
  noun: string,
): string[] {
  const names = new Map<string, Set<string>>();
  for (const [name, sentences] of said) {
    for (const text of sentences) names.set(text, (names.get(text) ?? new Set()).add(name));
  }
  const count = new Set(said.map(([name]) => name)).size;
  return [...names].map(([text, of]) => {
    const whose = count > 1 && of.size === count ? `All ${count} ${noun}s` : listedSome([...of], MOST_NAMES);
    return `${whose}: ${text}`;
  });
}
