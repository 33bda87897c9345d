import type { Files } from '../../core/ports/files.ts';
import type { SeriesPoint } from '../../core/ports/reader.ts';
import type { EventSink } from './event.ts';
import type { EventFile } from './found-folders.ts';
import { timeOf } from './times.ts';
import { readRecords } from './records.ts';
import { tagTable } from './tag-table.ts';

/** All points of a tag in the order in which they were logged, without those that a restart made void. */
export function readSeries(files: Files, eventFiles: readonly EventFile[], tag: string): readonly SeriesPoint[] {
  let points: SeriesPoint[] = [];
  let at: number | undefined;
  let step = 0;
  for (const { path, stat } of eventFiles) {
    const sink: EventSink = {
      tags: tagTable(),
      event(seconds, itsStep) {
        at = timeOf(seconds);
        step = itsStep;
      },
      restart(from) {
        points = points.filter((point) => point.step < from);
      },
      scalar({ name }, value) {
        if (name === tag) points.push({ step, at, value });
      },
      session() {},
    };
    readRecords(files, path, stat.bytes, 0, sink);
  }
  return points;
}
