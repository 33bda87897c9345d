const STEPS = [
  { below: 60, per: 1, unit: '' },
  { below: 3600, per: 60, unit: 'min' },
  { below: 48 * 3600, per: 3600, unit: 'h' },
  { below: 60 * 86_400, per: 86_400, unit: 'd' },
  { below: 730 * 86_400, per: 30.44 * 86_400, unit: 'mo' },
  { below: Number.POSITIVE_INFINITY, per: 365.25 * 86_400, unit: 'y' },
];

/** How long ago, as a tree says it: `just now`, `3 h ago`. A clock that runs ahead is `just now` as well. */
export function age(at: number, now: number): string {
  const seconds = Math.max(0, (now - at) / 1000);
  const { per, unit } = STEPS.find(({ below }) => seconds < below)!;
  return unit === '' ? 'just now' : `${Math.floor(seconds / per)} ${unit} ago`;
}
