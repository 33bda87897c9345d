import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, double, float, joined, varint } from '../../../test/support/event-file.ts';
import { maskedCrc32c } from './masked-crc.ts';
import { hostIn } from './folder-content.ts';
import { scalarOfTensor } from './tensor.ts';
import { readVarint, walkOf } from './walk.ts';

it('the checksum of a record is CRC-32C, masked', () => {
  expect(maskedCrc32c(new TextEncoder().encode('..123456789..'), 2, 11) >>> 0).toBe(0xc78ab0e5);
});

describe('numbers', () => {
  it('are what was written, whatever their sign and size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const walk = walkOf(varint(1, value), 1);
        expect(readVarint(walk, walk.bytes.length)).toBe(Number(value));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe('a tensor', () => {
  const scalarOf = (...parts: Uint8Array[]) => {
    const walk = walkOf(joined(parts));
    return scalarOfTensor(walk, walk.bytes.length);
  };
  const shape = (...sizes: number[]) => bytes(2, joined(sizes.map((size) => bytes(2, varint(1, size)))));
  const half = (bits: number) => scalarOf(varint(1, 19), bytes(13, joined([varint(1, bits)]).subarray(1)));

  it.each([
    ['one value by itself', [varint(1, 1), float(5, 1.5)], 1.5],
    ['one value in a row', [varint(1, 2), bytes(6, double(1, 0.1).subarray(1))], 0.1],
    ['raw bytes', [varint(1, 1), bytes(4, float(1, 1.5).subarray(1))], 1.5],
    ['one value with a shape of ones', [varint(1, 1), shape(1, 1), float(5, 1.5)], 1.5],
    ['two values', [varint(1, 1), float(5, 1.5), float(5, 2.5)], undefined],
    ['one value for many elements', [varint(1, 1), shape(3), float(5, 1.5)], undefined],
    ['no value', [varint(1, 1)], undefined],
    ['no elements', [varint(1, 1), shape(0)], undefined],
    ['too few bytes', [varint(1, 2), bytes(4, float(1, 1.5).subarray(1))], undefined],
    ['texts', [varint(1, 7), bytes(8, 'a')], undefined],
    ['a type that is none', [varint(1, 99), float(5, 1.5)], undefined],
  ])('with %s', (_, parts, expected) => {
    expect(scalarOf(...parts)).toBe(expected);
  });

  it.each([
    [0x3c00, 1],
    [0xc000, -2],
    [0x0001, 2 ** -24],
    [0x8000, -0],
    [0x7bff, 65504],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
    [0x3555, 0.333251953125],
  ])('of half precision %i is %d', (bits, expected) => {
    expect(half(bits)).toBe(expected);
  });
});

describe('the host in a name', () => {
  it.each([
    ['events.out.tfevents.1767225600.node-7.example.org.4711.0', 'node-7.example.org'],
    ['events.out.tfevents.1767225600.node.4711.0.v2', 'node'],
    ['events.out.tfevents.1767225600.10.0.0.5.4711.12', '10.0.0.5'],
    ['events.out.tfevents.1767225600.node.4711.0_suffix', 'node'],
    ['events.out.tfevents.1767225600.node', 'node'],
    ['events.out.tfevents.1767225600.node.v2', 'node'],
    ['events.out.tfevents.1767225600', undefined],
    ['mine.tfevents.x', undefined],
  ])('%s', (name, expected) => {
    expect(hostIn(name)).toBe(expected);
  });
});
