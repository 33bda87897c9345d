import type { SqlValue } from '../../../core/ports/sql.ts';
import type { Area } from './area.ts';
import { textAt, type TextMemory } from './texts.ts';
import { narrow } from './varint.ts';

/** Longer than any row. */
const beyond = 2 ** 30;
/** Of the serial types below 12, per https://sqlite.org/fileformat2.html#record_format; the last two are never stored. */
const lengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, beyond, beyond] as const;

export function valueLength(type: number): number {
  return type < 12 ? lengths[type]! : Math.floor((type - 12) / 2);
}

export function valueAt(area: Area, type: number, at: number, length: number, memory: TextMemory): SqlValue {
  if (type > 11) return type % 2 === 1 ? textAt(memory, area, at, length) : Uint8Array.from(area.bytes.subarray(at, at + length));
  if (type === 0) return null;
  return type < 7 ? integerAt(area.view, type, at) : specialAt(area.view, type, at);
}

function integerAt(view: DataView, type: number, at: number): number | bigint {
  switch (type) {
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 0x1_0000 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 0x1_0000_0000 + view.getUint32(at + 2);
    default:
      return narrow(view.getBigInt64(at));
  }
}

/** SQLite knows no NaN: it reads one as NULL. */
function specialAt(view: DataView, type: number, at: number): number | null {
  if (type > 7) return type - 8;
  const float = view.getFloat64(at);
  return Number.isNaN(float) ? null : float;
}
