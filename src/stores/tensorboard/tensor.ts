import { eachField, readDouble, readEnd, readFloat, readVarint, WIRE, type Walk } from './walk.ts';

/** Element types that TensorBoard reads, by TensorFlow's number. */
const TYPE = { float: 1, double: 2, int32: 3, uint8: 4, int16: 5, int8: 6, int64: 9, bool: 10, uint16: 17, half: 19 };

/** In which field a TensorProto keeps values of a type, where it does not keep them as raw bytes. */
const FIELD = { shape: 2, content: 4, float: 5, double: 6, half: 13 };
const WHOLE_NUMBERS: ReadonlySet<number> = new Set([7, 10, 11]);

/** The number in a tensor that holds exactly one; undefined for any other tensor. Its bytes end at `end`. */
export function scalarOfTensor(walk: Walk, end: number): number | undefined {
  let type = 0;
  let elements = 1;
  let content: { readonly start: number; readonly end: number } | undefined;
  const values: number[] = [];
  eachField(walk, end, (field, wire) => {
    if (field === 1) type = readVarint(walk, end);
    else if (field === FIELD.shape) elements = elementsOf(walk, readEnd(walk, end));
    else if (field === FIELD.content) {
      const start = readEnd(walk, end);
      content = { start: walk.at, end: start };
      walk.at = start;
    } else return readValues(walk, end, field, wire, values);
    return true;
  });
  if (elements !== 1) return undefined;
  if (values.length === 1) return fromField(type, values[0]!);
  return content === undefined || values.length > 0 ? undefined : fromBytes(type, walk.view, content.start, content.end - content.start);
}

function elementsOf(walk: Walk, end: number): number {
  let elements = 1;
  eachField(walk, end, (field) => {
    if (field !== 2) return false;
    const dimEnd = readEnd(walk, end);
    let size = 0;
    eachField(walk, dimEnd, (inner) => {
      if (inner !== 1) return false;
      size = readVarint(walk, dimEnd);
      return true;
    });
    elements *= size;
    return true;
  });
  return elements;
}

/** More than two values are as good as two: no scalar. */
const ENOUGH = 2;

function readValues(walk: Walk, end: number, field: number, wire: number, values: number[]): boolean {
  const read = field === FIELD.float ? readFloat : field === FIELD.double ? readDouble : isWhole(field) ? readVarint : undefined;
  if (read === undefined) return false;
  if (wire !== WIRE.bytes) {
    values.push(read(walk, end));
    return true;
  }
  const last = readEnd(walk, end);
  while (walk.at < last && values.length < ENOUGH) values.push(read(walk, last));
  walk.at = last;
  return true;
}

function isWhole(field: number): boolean {
  return field === FIELD.half || WHOLE_NUMBERS.has(field);
}

function fromField(type: number, value: number): number | undefined {
  if (type === TYPE.half) return fromHalf(value);
  return READERS.has(type) ? value : undefined;
}

interface Reader {
  readonly size: number;
  readonly read: (view: DataView, at: number) => number;
}

const READERS: ReadonlyMap<number, Reader> = new Map([
  [TYPE.float, { size: 4, read: (view: DataView, at: number) => view.getFloat32(at, true) }],
  [TYPE.double, { size: 8, read: (view, at) => view.getFloat64(at, true) }],
  [TYPE.int32, { size: 4, read: (view, at) => view.getInt32(at, true) }],
  [TYPE.uint8, { size: 1, read: (view, at) => view.getUint8(at) }],
  [TYPE.int16, { size: 2, read: (view, at) => view.getInt16(at, true) }],
  [TYPE.int8, { size: 1, read: (view, at) => view.getInt8(at) }],
  [TYPE.int64, { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
  [TYPE.bool, { size: 1, read: (view, at) => view.getUint8(at) }],
  [TYPE.uint16, { size: 2, read: (view, at) => view.getUint16(at, true) }],
  [TYPE.half, { size: 2, read: (view, at) => fromHalf(view.getUint16(at, true)) }],
]);

function fromBytes(type: number, view: DataView, at: number, length: number): number | undefined {
  const reader = READERS.get(type);
  return reader === undefined || reader.size !== length ? undefined : reader.read(view, at);
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return (sign * fraction) / 16_777_216;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return (sign * (1024 + fraction) * (1 << exponent)) / 33_554_432;
}
