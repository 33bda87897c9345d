import { type ItemReader, readItem } from './items.ts';
import { keyTable, MOST_NAMES } from './key-table.ts';
import { type LastValue, nothingYet, type Role, type Row, settleRow } from './last-value.ts';
import { partsOfObjects } from './object-parts.ts';
import type { ProblemLog } from './problems.ts';
import { valueOf, wholeNumber } from './value.ts';

const NO_ROLES: ReadonlyMap<string, Role> = new Map();

export interface LastValues extends ItemReader<Row> {
  /** Looks at what is pending, before its bytes go. */
  settle(): void;
  /** Forgets a name and all names below it. */
  forget(name: string): void;
  all(): readonly LastValue[];
}

/** `where` they stand is for what is wrong with them; `roles` are the names that say something of the row that they are in. */
export function lastValues(problems: ProblemLog, where: string, roles: ReadonlyMap<string, Role> = NO_ROLES): LastValues {
  const table = keyTable(
    (name) => nothingYet(name, roles.get(name)),
    () => problems.report('too-many-names', where, { limit: MOST_NAMES }),
  );
  const parts = partsOfObjects();
  let pending: LastValue[] = [];
  let current: Row | undefined;
  const visit = (of: LastValue, bytes: Uint8Array, start: number, end: number, form: number): void => {
    if (of.bytes === undefined) pending.push(of);
    of.row = current;
    of.bytes = bytes;
    of.start = start;
    of.end = end;
    of.form = form;
    if (of.role === 'time') current!.time = { bytes, start, end, form };
    else if (of.role === 'step') current!.step = wholeNumber(bytes, start, end);
    else if (bytes[start] === BRACE && roles !== NO_ROLES) parts.put(of);
  };
  const settle = (): void => {
    for (const of of pending) {
      of.value = valueOf(of.bytes!, of.start, of.end, of.form);
      of.bytes = undefined;
      if (of.row !== undefined) settleRow(of.row);
      if (of.value === undefined) problems.report('value-unreadable', `${where} ${of.name}`);
    }
    pending = [];
    parts.settle();
  };
  return {
    all: () => [...table.all, ...parts.all()],
    settle,
    item(bytes, start, end, row) {
      current = row;
      return readItem(bytes, start, end, table, visit);
    },
    forget(name) {
      settle();
      for (const of of table.all) if (of.name === name || of.name.startsWith(`${name}.`)) of.value = undefined;
    },
  };
}

const BRACE = 0x7b;
