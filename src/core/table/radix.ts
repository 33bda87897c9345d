import { radixSort } from '../numbers/radix-sort.ts';

/** The sort key of each row, by its place among the rows. */
export interface Words {
  readonly low: Uint32Array;
  readonly high?: Uint32Array | undefined;
}

/** The rows by their keys; equal ones keep their order. The time it takes depends on how many there are alone. */
export function sortByWords(rows: Uint32Array, { low, high }: Words): Uint32Array {
  const order = Uint32Array.from(rows, (_, at) => at);
  for (const word of high === undefined ? [low] : [low, high]) radixSort(order, 0, order.length, word);
  return order.map((at) => rows[at]!);
}
