import { isRecord } from '../../core/record/is-record.ts';
import type { Feed } from '../rows/csv-rows.ts';
import { jsonLines } from '../rows/json-lines.ts';
import { jsonValue, NOT_JSON } from '../rows/json-text.ts';
import { jsonValues } from '../rows/json-values.ts';
import { flattened } from './flatten.ts';
import { recordsOf } from './json-document.ts';
import type { RowSink } from './row.ts';

/** One object a line. */
export function jsonLinesTable(sink: RowSink): Feed {
  return jsonLines({
    value(value, line) {
      give(sink, value, `${line}:1`);
    },
    fault(fault, line) {
      sink.fault(fault === 'json-line-unfinished' ? 'last-line-unfinished' : fault, `${line}:1`);
    },
  });
}

/** A JSON document: the elements of a list one by one, else as `recordsOf` finds them; or, under a wrong name, one object a line. */
export function jsonTable(sink: RowSink): Feed {
  let count = 0;
  let alone: string | undefined;
  const take = (text: string): void => {
    const value = jsonValue(text);
    const place = `record ${++count}`;
    if (value === NOT_JSON) sink.fault('json-line', place);
    else give(sink, value, place);
  };
  const values = jsonValues({
    value(text, isElement) {
      if (!isElement && alone === undefined && count === 0) {
        alone = text;
        return;
      }
      if (alone !== undefined) take(alone);
      alone = undefined;
      take(text);
    },
    fault: (fault) => sink.fault(fault, count === 0 ? undefined : `record ${count + 1}`),
  });
  return {
    feed: values.feed,
    end() {
      const isWhole = values.end();
      if (alone !== undefined) document(sink, alone);
      alone = undefined;
      return isWhole;
    },
  };
}

function document(sink: RowSink, text: string): void {
  const value = jsonValue(text);
  if (value === NOT_JSON) return sink.fault('json', undefined);
  const records = recordsOf(value);
  if (records === undefined) return sink.fault('json-shape', undefined);
  for (const [at, record] of records.entries()) give(sink, record, `record ${at + 1}`);
}

function give(sink: RowSink, value: unknown, place: string): void {
  if (isRecord(value)) sink.row({ place, cells: flattened(value) });
  else sink.fault('no-object', place);
}
