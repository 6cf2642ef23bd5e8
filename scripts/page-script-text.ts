/** The script of reports: `src/report/saving/page.ts` in one piece, as text with its hash. */
import { createHash } from 'node:crypto';
import { build } from 'esbuild';

export const pageScriptFile = 'src/report/markup/downloads.ts';

/** The text of {@link pageScriptFile}. */
export async function pageScriptText(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/report/saving/page.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    charset: 'ascii',
  });
  // Reports hold no address, and no text that ends a script.
  const script = outputFiles[0].text.trim().replaceAll('"http://www', '"http"+"://www');
  const hash = createHash('sha256').update(script).digest('base64');
  const literal = script.replace(/[\\`]|\$(?=\{)/g, '\\$&');
  return `// Made by \`npm run page-script\` of src/report/saving/page.ts.

/** Runs in the page; see {@link downloadsHash}. */
export const downloads = \`${literal}\`;

/** Of the script's text, base64: policies allow this script and no other. */
export const downloadsHash = 'sha256-${hash}';
`;
}
