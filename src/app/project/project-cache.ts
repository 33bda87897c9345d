import { type CachePorts, openRunCache, type RunCache } from '../../storage/cache/run-cache.ts';

/** A project's runs of last time, kept below a folder that a host has for such things: the project's own files are left alone. */
export function projectCache(folder: string, root: string, ports: CachePorts): RunCache {
  return openRunCache(ports.files.join(folder, ports.sha256(root).slice(0, 16)), ports);
}
