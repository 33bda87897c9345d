/**
 * Those of some named things that `--only` names, all of them without it. A name that is none is an error: a run of nothing would pass.
 * @template T
 * @param {Readonly<Record<string, T>>} all
 * @param {readonly string[] | undefined} only
 * @returns {[string, T][]}
 */
export function chosen(all, only) {
  const unknown = only?.find((name) => !Object.hasOwn(all, name));
  if (unknown === undefined) return Object.entries(all).filter(([name]) => only?.includes(name) ?? true);
  console.error(`--only knows ${Object.keys(all).join(', ')}, not ${unknown}`);
  return process.exit(2);
}
