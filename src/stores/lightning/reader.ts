import type { Files } from '../../core/ports/files.ts';
import { FileError } from '../../core/ports/files.ts';
import type { StoreReader } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { StoreRef } from '../../core/runs/run.ts';
import { type FamilyRead, listFolders } from '../folder-runs/listing.ts';
import { belowProject } from '../folder-runs/paths.ts';
import { unreadable } from '../folder-runs/unreadable.ts';
import type { StorePlace } from '../store-format.ts';
import { besides, type FoundRun, foundRuns, HPARAMS_FILE, METRICS_FILE } from './found-runs.ts';
import { hparamsOf } from './hparams.ts';
import { type MetricsFiles, metricsFiles, readCurve } from './metrics-file.ts';
import { isLightningRun } from './recognise.ts';
import { lightningRun } from './run.ts';

/** Reads the folders of Lightning's CSVLogger below a place. */
export function lightningReader(place: StorePlace, files: Files): StoreReader {
  const store: StoreRef = { kind: 'lightning-csv', identity: place.identity };
  const metrics = metricsFiles(files);
  return {
    store,
    // Exactly the files that are known: another one is found by a new sweep, which a watcher that thinks it known would not ask for.
    get watch() {
      return place.found().flatMap((path) => [path, besides(files, path)]);
    },
    // The logger keeps no word of how a run is.
    isFinal: () => false,
    async list(cursor) {
      const runs = foundRuns(place, files);
      metrics.keep(new Set(runs.map(({ metrics: path }) => path)));
      const families = runs.map((run) => ({
        key: run.folder,
        folders: new Map([[run.folder, run.state]]),
        read: () => readRun(run, { store, files, metrics }),
      }));
      const listed = listFolders(store, families, cursor);
      const timeless: readonly Diagnostic[] = [{ severity: 'info', code: 'lightning-no-times', file: place.identity }];
      return { ...listed, diagnostics: runs.length > 0 ? [...timeless, ...listed.diagnostics] : listed.diagnostics };
    },
    async series(nativeId, metric) {
      const run = foundRuns(place, files).find(({ folder }) => folder === nativeId);
      return run === undefined || !isLightningRun(run, files) ? [] : readCurve(files, run.metrics, run.metricsStat, metric);
    },
  };
}

interface Source {
  readonly store: StoreRef;
  readonly files: Files;
  readonly metrics: MetricsFiles;
}

const NOTHING: FamilyRead = { runs: [], diagnostics: [] };
/** The logger empties the file when a new metric makes it write the header anew. */
const IN_BETWEEN: FamilyRead = { ...NOTHING, partial: true };

function readRun(run: FoundRun, { store, files, metrics }: Source): FamilyRead {
  const { folder } = run;
  const fileNamed = (name: string): string => belowProject(store)(folder === '.' ? name : `${folder}/${name}`);
  try {
    if (run.metricsStat.bytes === 0) return IN_BETWEEN;
    if (!isLightningRun(run, files)) return NOTHING;
    const read = metrics.read(run.metrics, fileNamed(METRICS_FILE), run.metricsStat);
    const { params, diagnostics } = readHparams(run, files, fileNamed(HPARAMS_FILE));
    const made = { nativeId: folder, folders: [folder], run: () => lightningRun(store, folder, params, read.metrics) };
    return { runs: [made], diagnostics: [...read.diagnostics, ...diagnostics] };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { runs: [], diagnostics: [unreadable(error, fileNamed(METRICS_FILE))], partial: true };
  }
}

/** Larger ones hold something else than parameters. */
const LARGEST_HPARAMS = 4 * 1024 * 1024;

function readHparams({ hparams, hparamsStat }: FoundRun, files: Files, file: string) {
  const none = { params: new Map<string, string>(), diagnostics: [] };
  if (hparamsStat?.kind !== 'file') return none;
  const args = { bytes: hparamsStat.bytes, limit: LARGEST_HPARAMS };
  if (hparamsStat.bytes > LARGEST_HPARAMS) return { ...none, diagnostics: [warning('lightning-hparams-too-large', file, args)] };
  try {
    const { params, fault } = hparamsOf(files.readText(hparams) ?? '');
    const diagnostics =
      fault === undefined ? [] : [{ ...warning('lightning-hparams', file, { message: fault.message }), place: `${fault.line}:1` }];
    return { params, diagnostics };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...none, diagnostics: [unreadable(error, file)] };
  }
}

function warning(code: string, file: string, args: Diagnostic['args']): Diagnostic {
  return { severity: 'warning', code, file, args };
}
