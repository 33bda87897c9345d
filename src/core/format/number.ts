import { fixed, plain, toDigits, UNKNOWN } from './digits.ts';

/** How many: `12,480`. */
export function formatCount(count: number): string {
  return Number.isInteger(count) ? fixed(count, 0) : plain(count, 3);
}

/** A share of 1 in per cent, with no more digits than n outcomes support: `84 %` of a hundred, `84.2 %` of a thousand. */
export function formatPercent(share: number, n?: number): string {
  if (!Number.isFinite(share)) return UNKNOWN;
  return `${fixed(share * 100, n === undefined ? 1 : percentDecimals(n))} %`;
}

/** Bytes in powers of a thousand: `512 B`, `1.5 kB`, `12.4 MB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return UNKNOWN;
  const rounded = Math.abs(toDigits(bytes, 3));
  const [scale, unit] = BYTES.findLast(([size]) => rounded >= size) ?? BYTES[0]!;
  return `${plain(bytes / scale, 3)} ${unit}`;
}

const BYTES: readonly (readonly [number, string])[] = [
  [1, 'B'],
  [1e3, 'kB'],
  [1e6, 'MB'],
  [1e9, 'GB'],
  [1e12, 'TB'],
  [1e15, 'PB'],
];

/** One outcome of n moves the share by 100/n points, so finer decimals would say nothing. */
function percentDecimals(n: number): number {
  return n < 1000 ? 0 : n < 10_000 ? 1 : 2;
}
