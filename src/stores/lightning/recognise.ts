import type { Files } from '../../core/ports/files.ts';
import { lastPart } from '../folder-runs/paths.ts';
import { csvRows } from '../rows/csv-rows.ts';
import { decodeUtf8 } from '../rows/utf8.ts';
import type { FoundRun } from './found-runs.ts';
import { isHeader } from './metrics-rows.ts';

/** Longer headers than this are not Lightning's. */
const LONGEST_HEADER = 256 * 1024;

/** Many tools write a `metrics.csv`: Lightning's has steps and lies in `version_*` or beside parameters. */
export function isLightningRun({ folder, metrics, hparamsStat }: FoundRun, files: Files): boolean {
  if (hparamsStat === undefined && !/^version_/.test(lastPart(folder))) return false;
  return isHeader(headerOf(decodeUtf8(files.readBytes(metrics, 0, LONGEST_HEADER) ?? new Uint8Array(0))));
}

function headerOf(text: string): readonly string[] {
  let header: readonly string[] | undefined;
  const rows = csvRows({ row: (cells) => (header ??= cells), fault: () => undefined }, ',');
  rows.feed(text.replace(/^\ufeff/, ''));
  return header ?? [];
}
