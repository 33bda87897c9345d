import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/support/storage-machine.ts';
import { crc32 } from '../../core/bytes/crc.ts';
import { asciiBytes, framed, MAX_LINE_BYTES } from './frame.ts';
import { intactLines, scan } from './scan.ts';

const TEXTS = Array.from({ length: 12 }, (_, i) => `{"v":1,"id":"${i}","value":"${'x'.repeat(i * 7)}"}`);
const LINES = TEXTS.map((text) => `${framed(text)}\n`);
const JOURNAL = asciiBytes(LINES.join(''));
const STARTS = LINES.map((_, i) => LINES.slice(0, i).join('').length);

const texts = (bytes: Uint8Array) => scan(bytes).lines.map(({ text }) => text);

describe('a journal', () => {
  it('gives back its lines and where it ends', () => {
    expect(texts(JOURNAL)).toEqual(TEXTS);
    expect(scan(JOURNAL)).toMatchObject({ damaged: [], end: JOURNAL.length });
  });

  it('ends anywhere, and every line before is there, and goes on from there', () => {
    for (let end = 0; end <= JOURNAL.length; end++) {
      const part = scan(JOURNAL.subarray(0, end));
      expect(part.damaged).toEqual([]);
      const rest = scan(JOURNAL.subarray(part.end));
      expect(rest.damaged).toEqual([]);
      expect(new Set([...part.lines, ...rest.lines].map(({ text }) => text))).toEqual(new Set(TEXTS));
    }
  });

  it('with any one bit flipped loses no more than the line that was hit, and knows it', () => {
    for (let at = 0; at < JOURNAL.length; at++) {
      const bytes = JOURNAL.slice();
      bytes[at]! ^= 1 << (at % 8);
      const hit = STARTS.findLastIndex((start) => start <= at);
      const isBreak = at === STARTS[hit]! + LINES[hit]!.length - 1;
      const expected = isBreak ? TEXTS : TEXTS.filter((_, i) => i !== hit);
      const found = scan(bytes);
      expect(found.lines.map(({ text }) => text)).toEqual(expected);
      const isLast = hit === TEXTS.length - 1;
      expect(found.damaged.length).toBe(isLast ? 0 : 1);
      expect(found.end === bytes.length).toBe(!isLast);
    }
  });

  it('with a stretch of garbage in it goes on after it', () => {
    const random = seeded(7);
    for (let round = 0; round < 200; round++) {
      const bytes = JOURNAL.slice();
      const from = Math.floor(random() * bytes.length);
      const to = Math.min(bytes.length, from + Math.floor(random() * 200));
      for (let i = from; i < to; i++) bytes[i] = Math.floor(random() * 256);
      const whole = TEXTS.filter((_, i) => STARTS[i]! + LINES[i]!.length - 1 <= from || STARTS[i]! >= to);
      expect(texts(bytes)).toEqual(expect.arrayContaining(whole));
    }
  });

  it('finds lines whatever lies between them', () => {
    const between = asciiBytes('["00000000",5,{\u0000}]["');
    const soup = Buffer.concat(LINES.flatMap((line) => [between, asciiBytes(line.trimEnd())]));
    expect(intactLines(soup).map(({ text }) => text)).toEqual(TEXTS);
  });

  it('made to be slow is given up', () => {
    // Where the line would end stands what ends a line, each time.
    const begin = '["00000000",64001,{]';
    const hostile = asciiBytes(begin.repeat(100_000));
    let checked = 0;
    const counting = (bytes: Uint8Array, from = 0, to = bytes.length) => ((checked += to - from), crc32(bytes, from, to));
    expect(intactLines(hostile, counting)).toEqual([]);
    expect(checked).toBeGreaterThan(hostile.length);
    expect(checked).toBeLessThan(21 * hostile.length);
  });
});

it('a line that is too long is none', () => {
  expect(framed(`{${' '.repeat(MAX_LINE_BYTES)}}`)).toBeUndefined();
});
