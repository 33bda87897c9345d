/** The name of a file or folder: what comes last in its path, on any system; undefined for a root. */
export function lastPart(path: string): string | undefined {
  return path
    .split(/[/\\]/)
    .filter((part) => part !== '')
    .at(-1);
}
