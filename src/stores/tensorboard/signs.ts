/** Close signs of life tell nothing more about a pause of minutes. */
const APART_MS = 45_000;
/** A file whose times jump about fills no memory. */
const MOST = 100_000;

/** Signs of life of one file, thinned out so that gaps of minutes between them stay what they are. */
export interface Signs {
  readonly times: readonly number[];
  add(at: number): void;
}

export function signsOfLife(): Signs {
  const times: number[] = [];
  let kept = Number.NEGATIVE_INFINITY;
  let last = Number.NaN;
  return {
    times,
    add(at) {
      if (at - kept >= APART_MS && times.length < MOST) {
        // The end of a silence counts for nothing without its beginning.
        if (last > kept) times.push(last);
        times.push(at);
        kept = at;
      }
      if (!(at <= last)) last = at;
    },
  };
}
