import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { durableFiles } from './durable-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { replace } = durableFiles();
const at = (name: string) => join(folder, name);

test('a file gets its new content and nothing lies beside it', () => {
  replace(at('report.html'), 'old');
  replace(at('report.html'), 'new');
  expect([readdirSync(folder), readFileSync(at('report.html'), 'utf8')]).toEqual([['report.html'], 'new']);
});

test.each([0o600, 0o664, 0o755])('a file of mode %o keeps it', (mode) => {
  writeFileSync(at('report.html'), 'old');
  chmodSync(at('report.html'), mode);
  replace(at('report.html'), 'new');
  expect(statSync(at('report.html')).mode & 0o777).toBe(mode);
});

test.each(['there', 'not there yet'])('a link stays a link where its target is %s', (target) => {
  mkdirSync(at('shared'));
  if (target === 'there') writeFileSync(at('shared/report.html'), 'old');
  symlinkSync('shared/report.html', at('second.html'));
  symlinkSync('second.html', at('report.html'));
  replace(at('report.html'), 'new');
  expect(readFileSync(at('shared/report.html'), 'utf8')).toBe('new');
  expect(readlinkSync(at('report.html'))).toBe('second.html');
  expect(lstatSync(at('second.html')).isSymbolicLink()).toBe(true);
});

test('links in a circle are refused and stay', () => {
  symlinkSync('b', at('a'));
  symlinkSync('a', at('b'));
  expect(() => replace(at('a'), 'new')).toThrow(expect.objectContaining({ code: 'ELOOP' }));
  expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
});
