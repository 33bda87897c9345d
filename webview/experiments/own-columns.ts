import type { ColumnData, ColumnMeta } from '../../src/core/table/column.ts';
import type { OwnColumn } from '../../src/core/table/fields.ts';
import type { AnnotationsView } from '../../src/protocol/annotations.ts';
import type { TableMode } from '../../src/protocol/table.ts';

/** What people wrote about the rows of a table. */
export interface OwnColumns {
  readonly data: ReadonlyMap<OwnColumn, ColumnData>;
  /** 1 for a row that is hidden. */
  readonly hidden: Uint8Array;
  readonly hiddenCount: number;
}

export const NOTHING_WRITTEN: AnnotationsView = { revision: 0, stars: [], hidden: [], notes: [], labels: [], filters: [], problems: [] };

const CANDIDATE = 'candidate:';

/** The id under which something is written about a row: runs and candidates are not mixed up. */
export function subjectOf(mode: TableMode, id: string): string {
  return mode === 'runs' ? id : CANDIDATE + id;
}

/** Headings of what people wrote; no row of a run store stands behind them. */
export function ownMetas(rows: number): readonly ColumnMeta[] {
  const of = (id: OwnColumn): ColumnMeta => ({ id, title: id, kind: 'text', group: 'own', unit: '', present: rows });
  return [of('star'), of('labels'), of('note')];
}

export function ownColumns(mode: TableMode, rows: number, rowOf: (id: string) => number | undefined, written: AnnotationsView): OwnColumns {
  const rowOfSubject = (subject: string) => {
    if (mode === 'runs') return rowOf(subject);
    return subject.startsWith(CANDIDATE) ? rowOf(subject.slice(CANDIDATE.length)) : undefined;
  };
  const texts = (said: Iterable<readonly [subject: string, text: string]>): ColumnData => {
    const dictionary: string[] = [];
    const codes = new Uint32Array(rows);
    const known = new Map<string, number>();
    for (const [subject, text] of said) {
      const row = rowOfSubject(subject);
      if (row === undefined) continue;
      const code = known.get(text) ?? dictionary.push(text);
      known.set(text, code);
      codes[row] = code;
    }
    return { kind: 'text', dictionary, codes };
  };
  const hidden = new Uint8Array(rows);
  let hiddenCount = 0;
  for (const subject of written.hidden) {
    const row = rowOfSubject(subject);
    if (row === undefined) continue;
    hidden[row] = 1;
    hiddenCount++;
  }
  return {
    data: new Map([
      ['star', texts(written.stars.map((subject) => [subject, 'starred'] as const))],
      ['labels', texts(written.labels.map(([subject, labels]) => [subject, labels.join(', ')] as const))],
      ['note', texts(written.notes)],
    ]),
    hidden,
    hiddenCount,
  };
}
