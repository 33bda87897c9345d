import type { StoreReader } from '../core/ports/reader.ts';
import { mlflowSqlite } from './mlflow/mlflow-sqlite.ts';
import type { StoreFormat, StorePlace, StorePorts } from './store-format.ts';

/** All formats, in the order in which they are asked: the one that is surest of itself first. */
export const STORE_FORMATS: readonly StoreFormat[] = [mlflowSqlite];

/** The first format that knows the place, or undefined. Rejects when a place that may be a store cannot be read. */
export async function recogniseStore(
  place: StorePlace,
  ports: StorePorts,
  formats: readonly StoreFormat[] = STORE_FORMATS,
): Promise<StoreFormat | undefined> {
  for (const format of formats) {
    if (format.mayBe(place.entry) && (await format.recognises(place, ports))) return format;
  }
  return undefined;
}

/** A reader for whatever store the place is, or undefined when it is none that we know. */
export async function openStore(place: StorePlace, ports: StorePorts): Promise<StoreReader | undefined> {
  return (await recogniseStore(place, ports))?.open(place, ports);
}
