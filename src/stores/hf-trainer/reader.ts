import type { Files } from '../../core/ports/files.ts';
import type { SeriesPoint, StoreReader } from '../../core/ports/reader.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { StoreRef } from '../../core/runs/run.ts';
import { type FamilyRead, listFolders } from '../folder-runs/listing.ts';
import { belowProject } from '../folder-runs/paths.ts';
import type { StorePlace } from '../store-format.ts';
import type { JsonSource } from './json-file.ts';
import { type OutputFolder, outputFolders, stateOf } from './output-folders.ts';
import { type Output, readOutput } from './read-output.ts';
import { trainerRun } from './run.ts';

/** Reads the output folders of Hugging Face Trainers below a place. */
export function hfTrainerReader(place: StorePlace, files: Files): StoreReader {
  const store: StoreRef = { kind: 'hf-trainer', identity: place.identity };
  const named = belowProject(place);
  return {
    store,
    // Exactly the files that are known: another one is found by a new sweep, which a watcher that thinks it known would not ask for.
    get watch() {
      return place.found();
    },
    isFinal: ({ status }) => status === 'finished',
    list: async (cursor) => {
      const families = outputFolders(place, files).map((folder) => ({
        key: folder.path,
        folders: new Map([[folder.path, stateOf(folder)]]),
        read: () => familyRead(store, folder, { files, named }),
      }));
      return listFolders(store, families, cursor);
    },
    series: async (nativeId, metric) => {
      const folder = outputFolders(place, files).find(({ path }) => path === nativeId);
      const output = folder && readOutput(folder, { files, named, report: () => undefined, failed: () => undefined });
      return output === undefined ? [] : curveOf(output, metric);
    },
  };
}

function familyRead(store: StoreRef, folder: OutputFolder, source: Pick<JsonSource, 'files' | 'named'>): FamilyRead {
  const diagnostics: Diagnostic[] = [];
  let partial = false;
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const failed = () => {
    partial = true;
  };
  const output = readOutput(folder, { ...source, report, failed });
  const { path } = folder;
  const runs = output === undefined ? [] : [{ nativeId: path, folders: [path], run: () => trainerRun(store, path, output) }];
  return { runs, diagnostics, partial };
}

/** What was logged during the training; of what is known from its end alone, that one point. */
function curveOf({ state, metrics }: Output, metric: string): readonly SeriesPoint[] {
  const logged = (state?.rows ?? []).flatMap(({ step, values }): readonly SeriesPoint[] => {
    const value = values.get(metric);
    return value === undefined ? [] : [{ step, at: undefined, value }];
  });
  const last = metrics.get(metric);
  return logged.length > 0 || last === undefined ? logged : [last];
}
