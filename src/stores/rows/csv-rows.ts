import Papa from 'papaparse';

export type CsvFault = 'quotes' | 'quote-never-closed' | 'record-too-long';

export interface CsvSink {
  row(cells: readonly string[], line: number): void;
  fault(fault: CsvFault, line: number): void;
}

/** Takes the text of a file in parts that may end anywhere. */
export interface Feed {
  feed(text: string): void;
  /** Gives out what is left after the last whole line; true when there was nothing. */
  end(): boolean;
}

/** So much text without a newline has none. */
const HEAD = 256 * 1024;

/** A row this long, in UTF-16 units, is a quote that never closes. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Rows of a delimited file with the line on which each begins; empty lines are left out. Without a delimiter it is found out from the
 * beginning. A broken quote spoils all up to the next one that closes, and one that never closes all that comes after it.
 */
export function csvRows(sink: CsvSink, delimiter?: string): Feed {
  let dialect: Dialect | undefined;
  let rest = '';
  let line = 1;
  let abandoned = false;

  const parse = (text: string, isEnd: boolean): string => {
    dialect ??= dialectOf(text, delimiter);
    const parsed = new Papa.Parser(dialect).parse(text, 0, !isEnd);
    const broken = new Set(parsed.errors.map(({ row }) => row));
    const tall = text.includes('"');
    for (const [at, row] of parsed.data.entries()) {
      const cells = dialect.newline === '\n' ? withoutReturn(row) : row;
      if (broken.has(at)) sink.fault(isEnd && at === parsed.data.length - 1 ? 'quote-never-closed' : 'quotes', line);
      else if (cells.length > 1 || cells[0] !== '') sink.row(cells, line);
      line += 1 + (tall ? newlinesIn(row) : 0);
    }
    return text.slice(parsed.meta.cursor);
  };

  return {
    feed(text) {
      if (abandoned) return;
      rest += text;
      if (dialect === undefined && rest.length < HEAD && !rest.includes('\n')) return;
      rest = parse(rest, false);
      if (rest.length <= LONGEST) return;
      sink.fault('record-too-long', line);
      abandoned = true;
      rest = '';
    },
    end() {
      const left = rest;
      rest = '';
      if (left !== '') parse(left, true);
      return left === '' && !abandoned;
    },
  };
}

interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

/** Files that were written on several systems have both ends of lines, so that a return before a newline is taken off cell by cell. */
function dialectOf(head: string, delimiter: string | undefined): Dialect {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  if (delimiter !== undefined) return { delimiter, newline };
  const sample = head.slice(0, HEAD);
  const cut = sample.lastIndexOf(newline);
  const lines = cut > 0 ? sample.slice(0, cut) : sample;
  const guess = Papa.parse(lines, { newline, preview: 20, delimitersToGuess: [',', '\t', ';', '|'] });
  return { delimiter: guess.meta.delimiter, newline };
}

function withoutReturn(row: readonly string[]): readonly string[] {
  const last = row.at(-1);
  return last?.endsWith('\r') ? [...row.slice(0, -1), last.slice(0, -1)] : row;
}

function newlinesIn(row: readonly string[]): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
