import { isRecord } from '../../core/record/is-record.ts';
import type { JsonObject } from './flatten.ts';

/** The column that holds the name under which an object stands in another one. */
export const KEY_COLUMN = 'key';

/**
 * The runs in one JSON value, in the forms that people and pandas write: a list of objects, alone or as the one list in an object; an
 * object of columns (lists, or objects by row number); `columns` and `data`; objects by name; else the object itself is a run.
 * Undefined for anything else.
 */
export function recordsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  return fromSplit(value) ?? fromOneList(value) ?? fromColumns(value) ?? fromRowNumbers(value) ?? fromNames(value) ?? fromItself(value);
}

type Records = readonly JsonObject[] | undefined;

function fromSplit({ columns, data }: JsonObject): Records {
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every((row) => Array.isArray(row))) return undefined;
  return data.map((row: readonly unknown[]) => objectOf(columns.map((name, at) => [String(name), row[at]])));
}

function fromOneList(object: JsonObject): Records {
  const lists = Object.values(object).filter((member) => Array.isArray(member) && member.length > 0 && member.every(isRecord));
  return lists.length === 1 ? (lists[0] as readonly JsonObject[]) : undefined;
}

function fromColumns(object: JsonObject): Records {
  const columns = Object.entries(object);
  const [, first] = columns[0] ?? [];
  if (
    !Array.isArray(first) ||
    !columns.every(([, column]) => Array.isArray(column) && column.length === first.length && !column.some(isRecord))
  )
    return undefined;
  return first.map((_, at) => objectOf(columns.map(([name, column]) => [name, (column as readonly unknown[])[at]])));
}

function fromRowNumbers(object: JsonObject): Records {
  const columns = Object.entries(object);
  if (columns.length === 0 || !columns.every(([, column]) => isRecord(column) && Object.keys(column).every(isRowNumber))) return undefined;
  const numbers = new Set(columns.flatMap(([, column]) => Object.keys(column as JsonObject)));
  return [...numbers].map((number) => objectOf(columns.map(([name, column]) => [name, memberOf(column as JsonObject, number)])));
}

/** Objects that say the same of several things; a configuration beside results has nothing in common with them. */
function fromNames(object: JsonObject): Records {
  const members = Object.entries(object);
  const [first, second] = members.map(([, member]) => member);
  if (!members.every(([, member]) => isRecord(member)) || !isRecord(first) || !isRecord(second)) return undefined;
  if (!Object.keys(first).some((key) => Object.hasOwn(second, key))) return undefined;
  return members.map(([name, member]) =>
    objectOf([...(isRowNumber(name) ? [] : [[KEY_COLUMN, name] as const]), ...Object.entries(member as JsonObject)]),
  );
}

function fromItself(object: JsonObject): Records {
  const isTable = Object.values(object).some(
    (member) => Array.isArray(member) && member.some((item) => Array.isArray(item) || isRecord(item)),
  );
  return isTable ? undefined : [object];
}

/** `Object.fromEntries` defines its members, so that one called `__proto__` is a member like any other. */
function objectOf(members: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== null));
}

function memberOf(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isRowNumber(key: string): boolean {
  return /^\d+$/.test(key);
}
