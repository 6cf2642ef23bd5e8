/** Writes the tables of docs/SCALE.md: `npm run scale`. */
import { between } from './between.js';
import { costTable, limitTable } from './scale-tables.js';

for (const [name, table] of Object.entries({ costs: costTable(), limits: limitTable() })) {
  between('docs/SCALE.md', `<!-- ${name} -->`, `<!-- /${name} -->`, `\n${table}\n\n`);
}
