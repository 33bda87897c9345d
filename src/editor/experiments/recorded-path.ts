/** How many folders of a recorded path are tried: a project lies elsewhere on the machine that recorded it. */
const MOST_PARTS = 12;

/**
 * Where a path that a run recorded may lie below an opened folder, the likeliest first: as it is when it is relative or in the folder, else its
 * last parts, which are the same on every clone. Nothing leads out of the folder.
 */
export function recordedPaths(recorded: string, root: string): readonly string[] {
  const path = plainPath(recorded);
  const folder = plainPath(root).replace(/\/$/, '');
  if (path.startsWith(`${folder}/`)) return insideOnly([path.slice(folder.length + 1)]);
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return [];
  const parts = path
    .replace(/^[a-z]:/i, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (!/^(?:[a-z]:)?\//i.test(path)) return insideOnly([parts.join('/')]);
  const last = parts.slice(-MOST_PARTS);
  return insideOnly(last.map((_, from) => last.slice(from).join('/')));
}

/** With `/` between its parts, whatever system wrote it. */
function plainPath(text: string): string {
  const path = text.replaceAll('\\', '/');
  if (!/^file:/i.test(path)) return path;
  const local = /^file:(?:\/\/(?:localhost)?)?(\/.*)$/i.exec(path)?.[1] ?? path;
  return decoded(local).replace(/^\/([a-z]:\/)/i, '$1');
}

function decoded(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    new TextDecoder().decode(Uint8Array.from(bytes.slice(1).split('%'), (byte) => Number.parseInt(byte, 16))),
  );
}

function insideOnly(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path !== '' && !path.split('/').includes('..') && !path.includes('\0'));
}
