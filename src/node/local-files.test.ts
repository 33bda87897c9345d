import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { localFiles } from './local-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneepoint-files-'));
const files = localFiles();
const path = join(folder, 'some.txt');
const text = (length: number) => Array.from({ length }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');

afterAll(() => rmSync(folder, { recursive: true }));

describe('reading', () => {
  it.each([0, 1, 4095, 4096, 4097, 65_535, 65_536, 65_537, 300_000])('a file of %i bytes, whole and in parts', (length) => {
    const content = text(length);
    writeFileSync(path, content);
    expect(files.readText(path)).toBe(content);
    for (const [start, end] of [
      [0, length],
      [0, 1],
      [1, 5000],
      [Math.max(0, length - 1), length + 10],
      [length, length + 10],
      [length + 5, length + 10],
      [4000, undefined],
      [10, 5],
    ] as const) {
      expect(Buffer.from(files.readBytes(path, start, end)!).toString(), `${start}–${end}`).toBe(
        content.slice(Math.max(0, start), end === undefined ? undefined : Math.max(start, end)),
      );
    }
  });

  it('keeps what was read when the next file is', () => {
    writeFileSync(path, 'first');
    const first = files.readBytes(path)!;
    writeFileSync(path, 'other');
    files.readText(path);
    expect(Buffer.from(first).toString()).toBe('first');
  });

  it('tells what is not there from what is no file, and from what is too large', () => {
    expect([files.readText(join(folder, 'none')), files.readBytes(join(path, 'below a file'))]).toEqual([undefined, undefined]);
    expect(() => files.readText(folder)).toThrow('not-a-file');
    truncateSync(path, 257 * 1024 * 1024);
    expect(() => files.readText(path)).toThrow('too-large');
    expect(files.readBytes(path, 256 * 1024 * 1024)).toHaveLength(1024 * 1024);
  });

  it('does not wait for whoever may write to a pipe', () => {
    const pipe = join(folder, 'pipe');
    execFileSync(process.platform === 'win32' ? 'cmd' : 'mkfifo', process.platform === 'win32' ? ['/c', 'mkdir', pipe] : [pipe]);
    expect(() => files.readText(pipe)).toThrow('not-a-file');
  });
});
