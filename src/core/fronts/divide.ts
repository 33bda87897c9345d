import { argsort, identity, insertionSort } from './argsort.ts';
import type { Columns } from './columns.ts';
import { denseRanks } from './lexicographic.ts';
import { copySpan, createPointStack, EQUAL, GREATER, LESS, type PointStack, pushSide, type Span } from './point-stack.ts';

/**
 * What divide and conquer does with a dominance it finds. Points are rows in lexicographic order, all different.
 * `sweep` handles `list[from..middle)` (low) against `list[middle..to)` (high), both ascending in objective 1, where
 * low points are known to be at most as great in every objective but 1 and 2.
 */
export interface DominanceKernel {
  /** 1 for a point that neither needs lifting nor is needed to lift others any more, else 0. */
  readonly settled: Uint8Array;
  readonly lift: (dominator: number, point: number) => void;
  readonly sweep: (list: Uint32Array, from: number, middle: number, to: number) => void;
}

/**
 * Calls the kernel so that every point is lifted by all its dominators, each after it was lifted by its own.
 * `points`: k ≥ 3 columns, rows in lexicographic order without duplicates. Halves by the first objective, then marries
 * the low half into the high half objective by objective, down to a sweep over two (Jensen 2003; corrected for ties by
 * Fortin, Grenier & Parizeau 2013; bounds by Buzdalov & Shalyto 2014). O(n logᵏ⁻² n) kernel steps.
 */
export function divideByDominance(points: Columns, kernel: DominanceKernel): void {
  const n = points[0]!.length;
  const stack = createPointStack(argsort(points[1]!), kernel.settled);
  const ranks = points.map((column) => denseRanks(column).ranks);
  halve({ ranks, kernel, stack, rows: identity(n) }, { from: 0, to: n }, 0, n);
}

interface Task {
  /** Per objective; integers let the compiler do without branches. */
  readonly ranks: readonly Uint32Array[];
  readonly kernel: DominanceKernel;
  /** Lists of points, each ascending in objective 1. */
  readonly stack: PointStack;
  readonly rows: Uint32Array;
}

const FEW_POINTS = 12;
const FEW_PAIRS = 600; // below these, comparing one by one is quicker than dividing

/** Settles the points of `span`, whose rows lie in [first, end). */
function halve(task: Task, span: Span, first: number, end: number): void {
  const { stack, rows } = task;
  const base = stack.top;
  if (span.to - span.from <= FEW_POINTS) {
    compareAll(task, span);
  } else {
    const row = (first + end) >>> 1;
    const low = pushSide(stack, span, rows, row, LESS);
    halve(task, low, first, row);
    const high = pushSide(stack, span, rows, row, EQUAL | GREATER);
    marry(task, low, high, task.ranks.length - 1);
    halve(task, high, row, end);
  }
  stack.top = base;
}

/** Lifts high points by low points, right before them on the stack, that are at most as great in objectives 1 to `objective`. */
function marry(task: Task, low: Span, high: Span, objective: number): void {
  const lows = low.to - low.from;
  const highs = high.to - high.from;
  if (lows === 0 || highs === 0) return;
  if (lows * highs <= FEW_PAIRS) comparePairs(task, low, high, objective);
  else if (objective === 2) task.kernel.sweep(task.stack.list, low.from, low.to, high.to);
  else split(task, low, high, objective);
}

function split(task: Task, low: Span, high: Span, objective: number): void {
  const { stack } = task;
  const base = stack.top;
  const column = task.ranks[objective]!;
  const pivot = typicalRank(stack.list, low.from, high.to, column);
  const sides = [
    [LESS, LESS, objective],
    [GREATER, GREATER, objective],
    [LESS | EQUAL, EQUAL | GREATER, objective - 1],
  ] as const;
  for (const [lowSide, highSide, next] of sides) {
    const lower = pushSide(stack, low, column, pivot, lowSide);
    marry(task, lower, pushSide(stack, high, column, pivot, highSide), next);
    stack.top = base;
  }
}

/** The median of up to 16 ranks that occur, so that at least one point leaves with its objective settled. */
function typicalRank(list: Uint32Array, from: number, to: number, column: Uint32Array): number {
  const sample = new Uint32Array(Math.min(16, to - from));
  for (let s = 0; s < sample.length; s++) {
    sample[s] = column[list[from + Math.floor(((s + 0.5) * (to - from)) / sample.length)]!]!;
  }
  return sample.sort()[sample.length >>> 1]!;
}

function compareAll(task: Task, span: Span): void {
  const { from, to } = copySpan(task.stack, span);
  const { ranks, kernel } = task;
  const { list } = task.stack;
  insertionSort(list, from, to, (a, b) => a - b);
  for (let high = from + 1; high < to; high++) {
    for (let low = from; low < high; low++) {
      if (isAtMost(ranks, list[low]!, list[high]!, ranks.length - 1)) kernel.lift(list[low]!, list[high]!);
    }
  }
}

function comparePairs(task: Task, low: Span, high: Span, objective: number): void {
  const { ranks, kernel } = task;
  const { list } = task.stack;
  for (let b = high.from; b < high.to; b++) {
    for (let a = low.from; a < low.to; a++) {
      if (isAtMost(ranks, list[a]!, list[b]!, objective)) kernel.lift(list[a]!, list[b]!);
    }
  }
}

/** Whether `a` is at most as great as `b` in objectives 1 to `last`. */
function isAtMost(ranks: readonly Uint32Array[], a: number, b: number, last: number): boolean {
  for (let j = 1; j <= last; j++) {
    if (ranks[j]![a]! > ranks[j]![b]!) return false;
  }
  return true;
}
