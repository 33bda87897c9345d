import { argsort, identity, insertionSort } from "./argsort.ts";
import type { Columns } from "./columns.ts";
import { denseRanks } from "./lexicographic.ts";

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
  const order = argsort(points[1]!);
  const list = new Uint32Array(Math.max(64, order.length * 8));
  list.set(order);
  const ranks = points.map((column) => denseRanks(column).ranks);
  const task: Task = { ranks, kernel, rows: identity(order.length), list, top: order.length };
  halve(task, { from: 0, to: order.length }, 0, order.length);
}

/** Lists live one after the other on a stack, each ascending in objective 1. */
interface Task {
  readonly ranks: readonly Uint32Array[]; // per objective; integers let the compiler do without branches
  readonly kernel: DominanceKernel;
  readonly rows: Uint32Array;
  list: Uint32Array;
  top: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const LESS = 1;
const EQUAL = 2;
const GREATER = 4;
const FEW_POINTS = 12;
const FEW_PAIRS = 600; // below these, comparing one by one is quicker than dividing

/** Settles the points of `span`, whose rows lie in [first, end). */
function halve(task: Task, span: Span, first: number, end: number): void {
  const base = task.top;
  if (span.to - span.from <= FEW_POINTS) {
    compareAll(task, span);
  } else {
    const row = (first + end) >>> 1;
    const low = push(task, span, task.rows, row, LESS);
    halve(task, low, first, row);
    const high = push(task, span, task.rows, row, EQUAL | GREATER);
    marry(task, low, high, task.ranks.length - 1);
    halve(task, high, row, end);
  }
  task.top = base;
}

/** Lifts high points by low points that are at most as great in objectives 1 to `objective`. */
function marry(task: Task, low: Span, high: Span, objective: number): void {
  const lows = low.to - low.from;
  const highs = high.to - high.from;
  if (lows === 0 || highs === 0) return;
  if (lows * highs <= FEW_PAIRS) comparePairs(task, low, high, objective);
  else if (objective === 2) sweep(task, low, high);
  else split(task, low, high, objective);
}

function split(task: Task, low: Span, high: Span, objective: number): void {
  const base = task.top;
  const column = task.ranks[objective]!;
  const pivot = typicalValue(task.list, low, high, column);
  for (const side of [LESS, GREATER]) {
    marry(task, push(task, low, column, pivot, side), push(task, high, column, pivot, side), objective);
    task.top = base;
  }
  const lower = push(task, low, column, pivot, LESS | EQUAL);
  marry(task, lower, push(task, high, column, pivot, EQUAL | GREATER), objective - 1);
  task.top = base;
}

function sweep(task: Task, low: Span, high: Span): void {
  if (low.to === high.from) {
    task.kernel.sweep(task.list, low.from, low.to, high.to);
    return;
  }
  const base = task.top;
  const from = copy(task, low).from;
  const { from: middle, to } = copy(task, high);
  task.kernel.sweep(task.list, from, middle, to);
  task.top = base;
}

/** Pushes the unsettled points of `span` that lie on the given sides of the pivot. */
function push(task: Task, span: Span, column: Uint32Array, pivot: number, sides: number): Span {
  const from = task.top;
  const list = reserve(task, span.to - span.from);
  const { settled } = task.kernel;
  let top = from;
  for (let at = span.from; at < span.to; at++) {
    const point = list[at]!;
    const rank = column[point]!;
    const side = 1 + ((pivot - rank) >>> 31) - ((rank - pivot) >>> 31); // 0 less, 1 equal, 2 greater
    list[top] = point;
    top += (sides >>> side) & ~settled[point]! & 1;
  }
  task.top = top;
  return { from, to: top };
}

function copy(task: Task, span: Span): Span {
  const from = task.top;
  reserve(task, span.to - span.from).copyWithin(from, span.from, span.to);
  task.top = from + span.to - span.from;
  return { from, to: task.top };
}

function reserve(task: Task, room: number): Uint32Array {
  if (task.top + room > task.list.length) {
    const longer = new Uint32Array(2 * (task.top + room));
    longer.set(task.list);
    task.list = longer;
  }
  return task.list;
}

/** The median of up to 16 values that occur, so that at least one point leaves with its objective settled. */
function typicalValue(list: Uint32Array, low: Span, high: Span, column: Uint32Array): number {
  const lows = low.to - low.from;
  const total = lows + high.to - high.from;
  const size = Math.min(16, total);
  const sample = new Uint32Array(size);
  for (let s = 0; s < size; s++) {
    const at = Math.floor(((s + 0.5) * total) / size);
    sample[s] = column[list[at < lows ? low.from + at : high.from + at - lows]!]!;
  }
  return sample.sort()[size >>> 1]!;
}

function compareAll(task: Task, span: Span): void {
  const { from, to } = copy(task, span);
  const { list, ranks, kernel } = task;
  insertionSort(list, from, to, (a, b) => a - b);
  for (let high = from + 1; high < to; high++) {
    for (let low = from; low < high; low++) {
      if (isAtMost(ranks, list[low]!, list[high]!, ranks.length - 1)) kernel.lift(list[low]!, list[high]!);
    }
  }
}

function comparePairs(task: Task, low: Span, high: Span, objective: number): void {
  const { list, ranks, kernel } = task;
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
