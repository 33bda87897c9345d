import type { SeriesPoint, StoreReader } from '../../core/ports/reader.ts';
import { runId, type Run } from '../../core/runs/run.ts';

/** Values of a metric of a run as its store has them; where that has none, as the next record of the run has them. */
export async function seriesOf(readers: readonly StoreReader[], run: Run, metric: string): Promise<readonly SeriesPoint[]> {
  for (const id of [run.id, ...(run.twins ?? []).map((twin) => twin.id)]) {
    const reader = readers.find(({ store }) => id.startsWith(runId(store, '')));
    const points = await reader?.series(id.slice(runId(reader.store, '').length), metric);
    if (points !== undefined && points.length > 0) return points;
  }
  return [];
}
