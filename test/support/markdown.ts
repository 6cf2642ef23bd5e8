/** Code in documents. */
export interface Block {
  readonly language: string;
  /** The file that its first line, a comment, names. */
  readonly file?: string;
  readonly code: string;
}

/** The blocks of a document that are programs. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(ts|js)\n(.*?)^```/gms)].map(([, language, code]) => {
    const file = /^\/\/ ([\w.-]+\.(?:ts|js|mjs))\n/.exec(code)?.[1];
    return { language, code, ...(file === undefined ? {} : { file }) };
  });
}
