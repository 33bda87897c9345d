import type { SqlValue } from '../../../core/ports/sql.ts';
import { type Area, areaOf } from './area.ts';
import { localBytes, overflowingRow, overflowPages } from './overflow.ts';
import type { Pages } from './pages.ts';
import type { Plan } from './plan.ts';
import { readRecord, type Row } from './record.ts';
import type { TextMemory } from './texts.ts';
import { longVarint, shortVarint, varintLength } from './varint.ts';
import { walkLeaves } from './walk.ts';

export interface Scanned {
  /** How many rows were given. */
  readonly rows: number;
  /**
   * `odd`: the next row is for the engine to read, or to say what is wrong with. `tangled`: rows are out of order or share pages, and the
   * engine, which does not look for that, might never come to an end.
   */
  readonly end: 'whole' | 'odd' | 'tangled';
}

type Give = (values: readonly SqlValue[]) => void;

/** What goes on in a scan; functions over it, because closures would be compiled anew for every scan. */
interface Scan {
  readonly pages: Pages;
  readonly plan: Plan;
  readonly memory: TextMemory;
  readonly leaf: Area;
  readonly row: Row;
  readonly values: SqlValue[];
  readonly give: Give;
  rows: number;
  /** Pages that rows may still go on in: no two of them have one in common. */
  spare: number;
  isTangled: boolean;
}

/** Gives every row of a plain table, in the same array each time. */
export function scanTable(pages: Pages, root: number, plan: Plan, memory: TextMemory, give: Give): Scanned {
  const leaf = areaOf(Buffer.alloc(pages.size));
  const row: Row = { area: leaf, start: 0, size: 0, rowid: Number.NEGATIVE_INFINITY };
  const values = new Array<SqlValue>(plan.width).fill(null);
  const scan: Scan = { pages, plan, memory, leaf, row, values, give, rows: 0, spare: pages.count, isTangled: false };
  const isWhole = walkLeaves(pages, leaf, root, (header, cells) => giveRows(scan, header + 8, cells));
  return { rows: scan.rows, end: isWhole ? 'whole' : scan.isTangled ? 'tangled' : 'odd' };
}

function giveRows(scan: Scan, pointers: number, cells: number): boolean {
  if (pointers + 2 * cells > scan.pages.usable) return false;
  for (let i = 0; i < cells; i++) {
    const cell = scan.leaf.view.getUint16(pointers + 2 * i);
    if (!findRow(scan, cell) || !readRecord(scan.plan, scan.memory, scan.row, scan.values)) return false;
    scan.rows++;
    scan.give(scan.values);
  }
  return true;
}

function findRow(scan: Scan, cell: number): boolean {
  const { pages, leaf, row } = scan;
  const size = shortVarint(leaf.bytes, cell);
  const key = cell + varintLength(leaf.bytes, cell);
  const rowid = longVarint(leaf.bytes, key);
  const start = key + varintLength(leaf.bytes, key);
  scan.isTangled = rowid <= row.rowid;
  const isLocal = localBytes(size, pages.usable) === size;
  if (scan.isTangled || (isLocal && start + size > pages.usable)) return false;
  const area = isLocal ? leaf : wholeRow(scan, start, size);
  if (area === undefined) return false;
  row.area = area;
  row.start = isLocal ? start : 0;
  row.size = size;
  row.rowid = rowid;
  return true;
}

function wholeRow(scan: Scan, start: number, size: number): Area | undefined {
  const { pages, leaf } = scan;
  const more = overflowPages(size, pages.usable);
  if (more > pages.count) return undefined;
  scan.spare -= more;
  scan.isTangled = scan.spare < 0;
  return scan.isTangled ? undefined : overflowingRow(pages, leaf, start, size);
}
