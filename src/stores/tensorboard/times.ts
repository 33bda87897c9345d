/** The earliest of times that may be unknown. */
export function earliest(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
}

export function latest(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
}

/** Milliseconds since 1970 UTC; writers that do not say a time leave 0. */
export function timeOf(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 && seconds < Number.POSITIVE_INFINITY ? Math.round(seconds * 1000) : undefined;
}
