import type { Files } from '../../core/ports/files.ts';

type Paths = Pick<Files, 'relative' | 'resolve'>;

const ABSOLUTE = /^([/\\]|[A-Za-z]:[/\\])/;
/** One letter before the colon is a drive. */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:/;

/** The path that an artefact's URI is on this machine; undefined for what lies elsewhere, such as `s3://…` or `models:/…`. */
function localPath(uri: string): string | undefined {
  const path = /^file:/i.test(uri) ? filePath(uri.slice('file:'.length)) : SCHEME.test(uri) ? undefined : uri;
  return path === undefined || path === '' || path.includes('\0') ? undefined : path;
}

function filePath(rest: string): string | undefined {
  const [, host = '', path = rest] = /^\/\/([^/]*)(\/.*)?$/.exec(rest) ?? [];
  if (host !== '' && host.toLowerCase() !== 'localhost') return undefined;
  const plain = path.replace(/[?#].*$/, '').replace(/^\/([A-Za-z]:)/, '$1');
  try {
    return decodeURIComponent(plain);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** From a folder to a path inside it, with `/`; undefined for what lies outside, and for the folder itself. */
export function pathInside(root: string, path: string, files: Paths): string | undefined {
  const relative = files.relative(root, path);
  return relative === '' || /^\.\.(\/|$)/.test(relative) || ABSOLUTE.test(relative) ? undefined : relative;
}

/** An artefact's URI as it may be committed: where it names a place in the project on this machine, relative to the project. */
export function portableUri(uri: string, root: string, files: Paths): string {
  const path = localPath(uri);
  return path !== undefined && ABSOLUTE.test(path) ? (pathInside(root, path, files) ?? uri) : uri;
}

/**
 * Where in the project an artefact may lie, as paths relative to it, the likeliest first. A relative URI is one from where its store lies;
 * what holds the store itself is no artefact: it changes with every run.
 */
export function artifactPlaces(uri: string, store: string | undefined, root: string, files: Paths): readonly string[] {
  const path = localPath(uri);
  if (path === undefined) return [];
  const from = store === undefined ? [] : [files.resolve(root, `${store}/..`)];
  const inside = [...from, root].map((folder) => pathInside(root, files.resolve(folder, path), files));
  return [...new Set(inside.filter((place) => place !== undefined))].filter((place) => !`${store ?? ''}/`.startsWith(`${place}/`));
}
