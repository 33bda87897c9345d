import type { StoreReader } from '../core/ports/reader.ts';
import { FileError } from '../core/ports/files.ts';
import { codecarbon } from './codecarbon/codecarbon.ts';
import { hfTrainer } from './hf-trainer/hf-trainer.ts';
import { lightningCsv } from './lightning/lightning-csv.ts';
import { mlflowSqlite } from './mlflow/mlflow-sqlite.ts';
import { mlflowFiles } from './mlflow-files/mlflow-files.ts';
import { optunaJournal } from './optuna/optuna-journal.ts';
import { optunaSqlite } from './optuna/optuna-sqlite.ts';
import type { StoreFormat, StorePlace, StorePorts } from './store-format.ts';
import { tableStore } from './table/table-store.ts';
import { tensorboard } from './tensorboard/tensorboard.ts';
import { wandb } from './wandb/wandb.ts';

/** All formats, in the order in which they are asked: the one that is surest of itself first. */
export const STORE_FORMATS: readonly StoreFormat[] = [
  mlflowSqlite,
  optunaSqlite,
  mlflowFiles,
  wandb,
  optunaJournal,
  codecarbon,
  tableStore,
  hfTrainer,
  lightningCsv,
  tensorboard,
];

/** The first format of stores of their own that knows the place, or undefined. Rejects when a place that may be a store cannot be read. */
export async function recogniseStore(place: StorePlace, ports: StorePorts): Promise<StoreFormat | undefined> {
  for (const format of STORE_FORMATS) {
    if (!format.gathers && format.mayBe(place.entry) && (await format.recognises(place, ports))) return format;
  }
  return undefined;
}

/**
 * Like `recogniseStore` for a place that somebody says is a store: whatever it is called. Tables are known by their names alone, since
 * any text may be one.
 */
export async function recogniseNamed(place: StorePlace, ports: StorePorts): Promise<StoreFormat | undefined> {
  const byName = await recogniseStore(place, ports);
  if (byName !== undefined) return byName;
  for (const format of STORE_FORMATS) {
    if (!format.gathers && format !== tableStore && !format.mayBe(place.entry) && (await holds(format, place, ports))) return format;
  }
  return undefined;
}

/** A folder is no file and a file no folder: what a format says of the other kind is no. */
async function holds(format: StoreFormat, place: StorePlace, ports: StorePorts): Promise<boolean> {
  try {
    return await format.recognises(place, ports);
  } catch (error) {
    if (error instanceof FileError && error.code === 'not-a-file') return false;
    throw error;
  }
}

/** A reader for whatever store the place is, or undefined when it is none that we know. */
export async function openStore(place: StorePlace, ports: StorePorts): Promise<StoreReader | undefined> {
  return (await recogniseStore(place, ports))?.open(place, ports);
}
