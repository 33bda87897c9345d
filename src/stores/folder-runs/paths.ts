import type { StorePlace } from '../store-format.ts';

/** Makes paths below a place, `/` between parts, paths below the project. */
export function belowProject({ identity }: Pick<StorePlace, 'identity'>): (below: string) => string {
  return (below) => (identity === '.' ? below : `${identity}/${below}`);
}

/** The folder above; undefined above the place itself. */
export function above(path: string): string | undefined {
  if (path === '.') return undefined;
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
