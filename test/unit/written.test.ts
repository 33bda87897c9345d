import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { rememberFiles } from '../../scripts/written.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kneepoint-written-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells files that were written from those that stayed as they were and those that never came', () => {
  const [changed, kept, made, absent] = ['changed', 'kept', 'made', 'absent'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const path of [changed, kept]) writeFileSync(path, 'before');
  const outcome = rememberFiles([changed, kept, made, absent]);
  writeFileSync(changed, 'after');
  writeFileSync(kept, 'before');
  writeFileSync(made, '');
  expect(outcome()).toEqual({ written: [changed, made], unchanged: [kept] });
});
