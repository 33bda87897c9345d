import { NO_ROW } from './row-chains.ts';
import { addRow, enter, findRow, type RunRows, type RunTable } from './run-table.ts';

/**
 * One run's values as a map, in the order in which they came. A map of its own for every run would take most of the memory that a large
 * store needs, and most of the time to read it.
 */
export class RunMap<Value> implements ReadonlyMap<string, Value> {
  readonly #table: RunTable<Value>;
  readonly #rows: RunRows;

  constructor(table: RunTable<Value>) {
    this.#table = table;
    this.#rows = { run: table.runs++, first: NO_ROW, last: NO_ROW, size: 0, index: undefined };
  }

  get size(): number {
    return this.#rows.size;
  }

  get(name: string): Value | undefined {
    const row = this.#find(name);
    return row === NO_ROW ? undefined : this.#table.cells.read(row);
  }

  has(name: string): boolean {
    return this.#find(name) !== NO_ROW;
  }

  /** A value that is there already gives way to one that `wins`. */
  set(name: string, value: Value, wins: (value: Value, known: Value) => boolean = always): void {
    const { chains, cells } = this.#table;
    const number = chains.numberOf(name);
    enter(this.#table, this.#rows);
    const row = findRow(this.#table, this.#rows, number);
    if (row === NO_ROW) cells.write(addRow(this.#table, this.#rows, number), value);
    else if (wins(value, cells.read(row))) cells.write(row, value);
  }

  forEach(visit: (value: Value, name: string, all: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this) visit(value, name, this);
  }

  keys(): MapIterator<string> {
    const { chains } = this.#table;
    return this.#list((row) => chains.nameOf(chains.name(row)));
  }

  values(): MapIterator<Value> {
    return this.#list(this.#table.cells.read);
  }

  entries(): MapIterator<[string, Value]> {
    const { chains, cells } = this.#table;
    return this.#list((row) => [chains.nameOf(chains.name(row)), cells.read(row)]);
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  /** A list, because going through one takes a fraction of the time that a generator takes. */
  #list<Item>(item: (row: number) => Item): MapIterator<Item> {
    const { chains } = this.#table;
    const items: Item[] = [];
    for (let row = this.#rows.first; row !== NO_ROW; row = chains.next(row)) items.push(item(row));
    return items.values();
  }

  #find(name: string): number {
    const number = this.#table.chains.known(name);
    return number === undefined ? NO_ROW : findRow(this.#table, this.#rows, number);
  }
}

function always(): boolean {
  return true;
}
