/** A value in a table: a text as it stands, or what JSON says. */
export type Cell = string | number | boolean;

/** Words for a value that is not there. */
const MISSING = new Set(['', 'na', 'n/a', '#n/a', '<na>', 'nat', 'null', 'none', 'nil', '-', '--']);

export function isMissing(cell: Cell | undefined): cell is undefined {
  return cell === undefined || (typeof cell === 'string' && MISSING.has(cell.trim().toLowerCase()));
}

const WITH_POINT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/** `1.234,5`: with a comma, so that `1.234` stays the number that it is elsewhere. */
const GROUPED = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;

const WORDS = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
]);

/** A number as programs write it, with decimal commas also as `1.234,5`; undefined for anything else, such as `1,234`, `95 %` or `0x1F`. */
export function numberOf(cell: Cell, decimal: '.' | ',' = '.'): number | undefined {
  if (typeof cell !== 'string') return typeof cell === 'number' ? cell : undefined;
  const text = cell.trim();
  if (decimal === ',' && GROUPED.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if ((decimal === ',' ? WITH_COMMA : WITH_POINT).test(text)) return Number(text.replace(',', '.'));
  const word = WORDS.get(text.replace(/^[+-]/, '').toLowerCase());
  return word === undefined ? undefined : text.startsWith('-') ? -word : word;
}

/** True for `0,91`, which is 0.91 to some and 91 to others, and for `1.234,5`. */
export function hasComma(cell: Cell): boolean {
  return typeof cell === 'string' && (/^[+-]?\d+,\d+$/.test(cell.trim()) || GROUPED.test(cell.trim()));
}
