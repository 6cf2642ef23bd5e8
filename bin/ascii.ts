/** Texts that the benchmark's pages and a terminal have in common, as a terminal shows them: in ASCII. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '×': 'x',
  '±': '+-',
  µ: 'u',
  '’': "'",
  '–': '-',
};

export function inAscii(text: string): string {
  return text.replace(/[\u00a0×±µ’–]/g, (character) => PLAIN[character]);
}
