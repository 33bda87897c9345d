// Writes schemas/*.schema.json from the zod schemas of the core and the command line; with --check says what would change.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtModule } from './built.mjs';

const check = process.argv.includes('--check');
const { schemas } = await builtModule('scripts/schemas-source.ts');
mkdirSync('schemas', { recursive: true });
const changed = [];
for (const [name, schema] of Object.entries(schemas)) {
  const path = `schemas/${name}.schema.json`;
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (read(path) !== text) changed.push(path);
  if (!check) writeFileSync(path, text);
}
console.log(
  `${Object.keys(schemas).length} schemas${changed.length === 0 ? ' up to date' : `, ${check ? 'out of date' : 'rewritten'}: ${changed.join(', ')}`}`,
);
if (check && changed.length > 0) {
  console.error('regenerate them with "node scripts/schemas.mjs"');
  process.exitCode = 1;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
