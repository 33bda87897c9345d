import { existsSync, readFileSync } from 'node:fs';

/** Remembers files as they are now; the answer sorts them, when asked, into those that were written since and those that stayed. */
export function rememberFiles(paths) {
  const before = new Map(paths.map((path) => [path, contentOf(path)]));
  return () => {
    const stayed = (path) => existsSync(path) && before.get(path)?.equals(readFileSync(path)) === true;
    return { written: paths.filter((path) => existsSync(path) && !stayed(path)), unchanged: paths.filter(stayed) };
  };
}

function contentOf(path) {
  return existsSync(path) ? readFileSync(path) : undefined;
}
