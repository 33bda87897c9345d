import type { Files, FileStat } from '../../core/ports/files.ts';
import { fileState } from '../../core/ports/file-state.ts';
import { above } from '../folder-runs/paths.ts';
import type { StorePlace } from '../store-format.ts';

/** A folder with a `metrics.csv`, and maybe with parameters beside it. */
export interface FoundRun {
  /** Relative to the place, `.` for the place itself. */
  readonly folder: string;
  /** Absolute. */
  readonly metrics: string;
  readonly hparams: string;
  readonly metricsStat: FileStat;
  readonly hparamsStat: FileStat | undefined;
  readonly state: string;
}

export const METRICS_FILE = 'metrics.csv';
export const HPARAMS_FILE = 'hparams.yaml';

export function foundRuns({ path: root, found }: StorePlace, files: Files): readonly FoundRun[] {
  return found().flatMap((metrics) => {
    const metricsStat = files.stat(metrics);
    if (metricsStat?.kind !== 'file') return [];
    const hparams = besides(files, metrics);
    const hparamsStat = files.stat(hparams);
    const state = `${fileState(metricsStat)} ${fileState(hparamsStat)}`;
    return [{ folder: above(files.relative(root, metrics)) ?? '.', metrics, hparams, metricsStat, hparamsStat, state }];
  });
}

export function besides(files: Files, metrics: string): string {
  return files.join(metrics, '..', HPARAMS_FILE);
}
