/** Where there is no row. */
export const NO_ROW = -1;

/** Rows with a name each, linked to chains. Names have numbers, which cost less to compare and to keep. */
export interface RowChains {
  /** Undefined for a name that was never asked a number for. */
  known(name: string): number | undefined;
  numberOf(name: string): number;
  nameOf(number: number): string;
  /** A new row, linked to the one before it. */
  add(name: number, before: number): number;
  /** The number of the row's name. */
  name(row: number): number;
  next(row: number): number;
}

export function rowChains(): RowChains {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  let names = new Int32Array(1024);
  let links = new Int32Array(1024);
  let count = 0;
  return {
    known: (name) => numbers.get(name),
    numberOf(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, texts.length);
      return texts.push(name) - 1;
    },
    nameOf: (number) => texts[number]!,
    add(name, before) {
      if (count === names.length) {
        names = doubled(names);
        links = doubled(links);
      }
      names[count] = name;
      links[count] = NO_ROW;
      if (before !== NO_ROW) links[before] = count;
      return count++;
    },
    name: (row) => names[row]!,
    next: (row) => links[row]!,
  };
}

function doubled(rows: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * rows.length);
  larger.set(rows);
  return larger;
}
