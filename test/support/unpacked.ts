import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** Writes a store that is packed in one file, as lines of `[path, text]` and `[folder, null]`, into a new folder that goes after the tests, and answers where. */
export function unpacked(pack: string, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kneepoint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, name);
  mkdirSync(root);
  for (const [path, text] of JSON.parse(readFileSync(pack, 'utf8')) as readonly (readonly [string, string | null])[]) {
    const target = join(root, path);
    mkdirSync(text === null ? target : dirname(target), { recursive: true });
    if (text !== null) writeFileSync(target, text);
  }
  return root;
}
