import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes a store that is packed in one file, as lines of `[path, text]` and `[folder, null]`, into a new folder, and answers where. */
export function unpacked(pack: string, name: string): string {
  const root = join(mkdtempSync(join(tmpdir(), 'kneepoint-')), name);
  mkdirSync(root);
  for (const [path, text] of JSON.parse(readFileSync(pack, 'utf8')) as readonly (readonly [string, string | null])[]) {
    const target = join(root, path);
    mkdirSync(text === null ? target : dirname(target), { recursive: true });
    if (text !== null) writeFileSync(target, text);
  }
  return root;
}
