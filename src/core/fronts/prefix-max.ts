/** Values at places 0..size−1, at first 0, asked for the greatest up to a place. Every operation O(log size). */
export interface PrefixMax {
  readonly raise: (place: number, value: number) => void;
  readonly greatest: (place: number) => number;
  /** Forgets all that was raised at `place`; until every raised place is cleared, answers mean nothing. */
  readonly clear: (place: number) => void;
}

/** A binary indexed tree (Fenwick 1994) with maxima for sums. */
export function createPrefixMax(size: number): PrefixMax {
  const tree = new Uint32Array(size + 1);
  return {
    raise: (place, value) => {
      for (let at = place + 1; at <= size; at += at & -at) {
        if (tree[at]! < value) tree[at] = value;
      }
    },
    greatest: (place) => {
      let greatest = 0;
      for (let at = place + 1; at > 0; at &= at - 1) {
        if (tree[at]! > greatest) greatest = tree[at]!;
      }
      return greatest;
    },
    clear: (place) => {
      for (let at = place + 1; at <= size && tree[at] !== 0; at += at & -at) tree[at] = 0;
    },
  };
}
