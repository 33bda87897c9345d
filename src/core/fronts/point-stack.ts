/** Lists of points one after the other in one growing array, so that divide and conquer allocates nothing. */
export interface PointStack {
  list: Uint32Array;
  /** Where the next list starts; set back to drop lists. */
  top: number;
  /** 1 for points that no new list takes, else 0. */
  readonly settled: Uint8Array;
}

/** A list on the stack: from included, to excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sides of a pivot, to be joined with `|`. */
export const LESS = 1;
export const EQUAL = 2;
export const GREATER = 4;

/** A stack whose first list is `points`. */
export function createPointStack(points: Uint32Array, settled: Uint8Array): PointStack {
  const list = new Uint32Array(4 * points.length);
  list.set(points);
  return { list, top: points.length, settled };
}

/** Pushes the points of `span` that are not settled and whose `ranks` lie on the given sides of the pivot, in their order. */
export function pushSide(stack: PointStack, span: Span, ranks: Uint32Array, pivot: number, sides: number): Span {
  const list = reserve(stack, span.to - span.from);
  const { settled } = stack;
  const from = stack.top;
  let top = from;
  for (let at = span.from; at < span.to; at++) {
    const point = list[at]!;
    const rank = ranks[point]!;
    const side = 1 + ((pivot - rank) >>> 31) - ((rank - pivot) >>> 31); // 0 less, 1 equal, 2 greater: no branch to mispredict
    list[top] = point;
    top += (sides >>> side) & ~settled[point]! & 1;
  }
  stack.top = top;
  return { from, to: top };
}

/** Pushes all of `span`. */
export function copySpan(stack: PointStack, span: Span): Span {
  const from = stack.top;
  reserve(stack, span.to - span.from).copyWithin(from, span.from, span.to);
  stack.top = from + span.to - span.from;
  return { from, to: stack.top };
}

function reserve(stack: PointStack, room: number): Uint32Array {
  if (stack.top + room > stack.list.length) {
    const longer = new Uint32Array(2 * (stack.top + room));
    longer.set(stack.list);
    stack.list = longer;
  }
  return stack.list;
}
