import type { Files } from '../../core/ports/files.ts';
import { experimentNames } from './experiments.ts';
import { type RunMeta, runMetaOf } from './run-meta.ts';

/** A run's folder and what its `meta.yaml` says, by its id alone; undefined when no experiment has it. */
export function findRun(files: Files, root: string, id: string): { readonly path: string; readonly meta: RunMeta } | undefined {
  if (!isPlainName(id)) return undefined;
  for (const experiment of experimentNames(files, root)) {
    const path = files.join(root, experiment, id);
    const file = files.join(path, 'meta.yaml');
    const text = files.exists(file) ? files.readText(file) : undefined;
    const meta = text === undefined ? undefined : runMetaOf(text, { experiment, run: id, file, problems: [] });
    if (typeof meta === 'object') return { path, meta };
  }
  return undefined;
}

/** The file of a metric; undefined for a name that would lead out of the run's folder. */
export function metricPath(files: Files, run: string, metric: string): string | undefined {
  const parts = metric.split('/');
  return parts.every(isPlainName) ? files.join(run, 'metrics', ...parts) : undefined;
}

function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}
