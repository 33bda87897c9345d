import { csvRows, type Feed } from '../rows/csv-rows.ts';
import { type Cell, numberOf } from '../rows/number-text.ts';
import type { RowSink } from './row.ts';

/** A column's name, or undefined for one without: the index that pandas writes. */
type Header = readonly (string | undefined)[];

/** Rows under a header. A row of another length is left out: nobody knows which of its cells is missing. */
export function csvTable(sink: RowSink, delimiter?: string): Feed {
  let names: readonly string[] | undefined;
  let header: Header = [];
  let ending = false;

  const take = (cells: readonly string[], line: number): void => {
    if (names === undefined) {
      names = cells.map((cell) => cell.trim());
      header = headerOf(names, line, sink);
      sink.columns?.(header.filter((name) => name !== undefined));
    } else if (cells.length === names.length) {
      // A writer that appends may write its header again.
      if (!cells.every((cell, at) => cell.trim() === names![at])) give(cells, line);
    } else if (ending && cells.length < names.length) sink.fault('last-line-unfinished', `${line}:1`);
    else sink.fault('field-count', `${line}:1`, { fields: cells.length, expected: names.length });
  };
  const give = (cells: readonly string[], line: number): void => {
    if (header.length === 0) return;
    const row = new Map<string, Cell>();
    for (const [at, cell] of cells.entries()) {
      const name = header[at];
      const text = cell.trim();
      if (name !== undefined && text !== '') row.set(name, text);
    }
    sink.row({ place: `${line}:1`, cells: row });
  };

  const rows = csvRows({ row: take, fault: (fault, line) => sink.fault(fault, `${line}:1`) }, delimiter);
  return {
    feed: rows.feed,
    end() {
      ending = true;
      return rows.end();
    },
  };
}

/** Names that come twice get a number, as pandas gives them. Empty when the first row is no header. */
function headerOf(names: readonly string[], line: number, sink: RowSink): Header {
  if (names.every((name) => name === '' || numberOf(name) !== undefined)) {
    sink.fault('no-header', `${line}:1`);
    return [];
  }
  const used = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (name === '' || /^Unnamed: \d+$/.test(name)) return undefined;
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let number = 1;
    while (used.has(`${name}.${number}`)) number++;
    const other = `${name}.${number}`;
    used.add(other);
    sink.fault('same-column', `${line}:1`, { column: name, as: other });
    return other;
  });
}
