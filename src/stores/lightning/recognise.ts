import type { Files } from '../../core/ports/files.ts';
import { lastPart } from '../folder-runs/paths.ts';
import { firstRow } from '../rows/first-row.ts';
import type { FoundRun } from './found-runs.ts';
import { isHeader } from './metrics-rows.ts';

/** Longer headers than this are not Lightning's. */
const LONGEST_HEADER = 256 * 1024;

/** Many tools write a `metrics.csv`: Lightning's has steps and lies in `version_*` or beside parameters. */
export function isLightningRun({ folder, metrics, hparamsStat }: FoundRun, files: Files): boolean {
  if (hparamsStat === undefined && !/^version_/.test(lastPart(folder))) return false;
  return isHeader(firstRow(files.readBytes(metrics, 0, LONGEST_HEADER)) ?? []);
}
