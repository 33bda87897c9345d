import type { Diagnostic } from '../runs/diagnostic.ts';

/** Of a problem that is told once, at its first place: how many there are besides. */
export function moreLikeIt({ more: count = 0 }: NonNullable<Diagnostic['args']>): string {
  return Number(count) === 0 ? '' : ` (and ${count} more like it)`;
}
