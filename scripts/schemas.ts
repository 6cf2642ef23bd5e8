/** Writes the JSON Schemas of records. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { FOLDER, schemaFiles } from './record-schemas.js';

mkdirSync(FOLDER, { recursive: true });
for (const [name, text] of schemaFiles(process.cwd())) writeFileSync(`${FOLDER}/${name}`, text);
