type Range = readonly [number, number];

/** An axis of a chart as zooming sees it: what is shown now, and what is shown when all is. */
export interface ZoomAxis {
  readonly log: boolean;
  readonly whole: Range;
  now: Range;
}

/** Scales what is shown by `factor` round a place of the axis (0 at its start, 1 at its end). */
export function zoomed({ log, now }: ZoomAxis, factor: number, at: number): Range {
  const [from, to] = [toLine(now[0], log), toLine(now[1], log)];
  const fixed = from + (to - from) * at;
  return [fromLine(fixed + (from - fixed) * factor, log), fromLine(fixed + (to - fixed) * factor, log)];
}

/** Moves what is shown by a share of its own length. */
export function moved({ log, now }: ZoomAxis, share: number): Range {
  const [from, to] = [toLine(now[0], log), toLine(now[1], log)];
  const by = (to - from) * share;
  return [fromLine(from + by, log), fromLine(to + by, log)];
}

function toLine(value: number, log: boolean): number {
  return log ? Math.log(value) : value;
}

function fromLine(value: number, log: boolean): number {
  return log ? Math.exp(value) : value;
}
