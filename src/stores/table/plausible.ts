import { isErrorName, meaningOf } from '../../core/metrics/names.ts';
import type { Files } from '../../core/ports/files.ts';
import type { TableMapping } from '../../core/runs/table-mapping.ts';
import { defined } from '../../core/record/defined.ts';
import { type Cell, hasComma, numberOf } from '../rows/number-text.ts';
import { decodeUtf8, wholeCharacters } from '../rows/utf8.ts';
import { headerOf } from './column-facts.ts';
import { prefixOf, wordsOf } from './column-words.ts';
import { guessMapping } from './guess.ts';
import { listOf, matchesAny, namedMetrics } from './mapping-parts.ts';
import { mappingYaml } from './mapping-yaml.ts';
import type { Row } from './row.ts';
import { tableRows } from './table-rows.ts';

type Cells = Row['cells'];

/** One row compares with nothing. */
const FEWEST_ROWS = 2;
const HEAD_BYTES = 256 * 1024;

/** Words of what a model is judged by; others, such as `score`, stand in tables of all kinds. */
const QUALITY =
  /(^|_)(accuracy|acc|auc|auroc|roc_auc|f1|rmse|mae|mse|mape|r2|log_?loss|loss|nll|perplexity|ppl|bleu|rouge\w*|wer|cer|iou|miou|dice|ndcg|mrr|mcc|error_rate|average_precision|map\d*|(mean|split\d+)_test_\w+)(_|$)/;

/** A column that counts the rows: a curve of one run, not a table of runs. */
const COUNTER = /(^|_)(epochs?|steps?|iterations?|iter)$/;

/** The mapping under which an unnamed table would be one of runs, or undefined when it does not look like that. */
export function plausibleTable(header: readonly string[], rows: readonly Cells[]): TableMapping | undefined {
  if (rows.length < FEWEST_ROWS || header.some((column) => COUNTER.test(wordsOf(column)) && counts(column, rows))) return undefined;
  const decimal = defined({ decimal: header.some((column) => hasDecimalCommas(column, rows)) ? (',' as const) : undefined });
  const mapping = { ...guessMapping(header, rows, decimal), ...decimal };
  const metrics = metricsAmong(header, mapping);
  const isJudged = metrics.some((column) => isQuality(column, rows, decimal.decimal)) || (metrics.length > 0 && header.some(isOfTool));
  return isJudged && listOf(mapping.params).length > 0 ? mapping : undefined;
}

function metricsAmong(header: readonly string[], mapping: TableMapping): readonly string[] {
  const named = new Set(namedMetrics(mapping).map(([, column]) => column));
  return header.filter((column) => named.has(column) || matchesAny(listOf(mapping.metrics), column));
}

/** Tools that write tables of runs mark their parameters. */
function isOfTool(column: string): boolean {
  return prefixOf(column, 'params') !== undefined;
}

function isQuality(column: string, rows: readonly Cells[], decimal: TableMapping['decimal']): boolean {
  const meaning = meaningOf(column);
  if (meaning === undefined || isErrorName(column) || !QUALITY.test(wordsOf(column))) return false;
  const values = numbersIn(column, rows, decimal);
  return values.length > 1 && (meaning.unit !== 'fraction' || values.every((value) => value >= -1 && value <= 100));
}

function counts(column: string, rows: readonly Cells[]): boolean {
  const values = numbersIn(column, rows);
  return values.length === rows.length && values.every((value, at) => at === 0 || value >= values[at - 1]!) && values[0] !== values.at(-1);
}

/** All numbers with a comma, of which some are no thousands: `0,91`, and not `1,234` alone. */
function hasDecimalCommas(column: string, rows: readonly Cells[]): boolean {
  const cells = rows.map((row) => row.get(column)).filter((cell): cell is Cell => cell !== undefined);
  return cells.some((cell) => hasComma(cell) && !THOUSANDS.test(String(cell))) && cells.every((cell) => numberOf(cell, ',') !== undefined);
}

const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

function numbersIn(column: string, rows: readonly Cells[], decimal?: TableMapping['decimal']): readonly number[] {
  return rows
    .map((row) => row.get(column))
    .filter((cell): cell is Cell => cell !== undefined)
    .map((cell) => numberOf(cell, decimal))
    .filter((value) => value !== undefined && Number.isFinite(value)) as number[];
}

/** What to write after `map:` so that the table is read, judged by its beginning; undefined when it does not look like a run table. */
export function offeredMap(files: Files, path: string): string | undefined {
  const bytes = files.readBytes(path, 0, HEAD_BYTES);
  if (bytes === undefined) return undefined;
  const rows: Cells[] = [];
  let header: readonly string[] | undefined;
  const table = tableRows(path, {
    columns: (names) => void (header = names),
    row: ({ cells }) => rows.push(cells),
    fault: () => undefined,
  });
  table.feed(decodeUtf8(bytes.subarray(0, wholeCharacters(bytes))).replace(/^\ufeff/, ''));
  if (bytes.length < HEAD_BYTES) table.end();
  const mapping = plausibleTable(header ?? headerOf(rows), rows);
  return mapping && mappingYaml(mapping);
}
