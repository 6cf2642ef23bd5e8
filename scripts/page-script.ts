/** Writes the script of reports, as text, into the module that pages take it from. */
import { writeFileSync } from 'node:fs';
import { pageScriptFile, pageScriptText } from './page-script-text.js';

writeFileSync(pageScriptFile, await pageScriptText());
