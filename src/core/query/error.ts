export const QUERY_ERRORS = [
  'too-long',
  'too-deep',
  'unexpected-character',
  'unterminated-quote',
  'expected-field',
  'unknown-field',
  'expected-comparison',
  'expected-value',
  'expected-list',
  'expected-close',
  'expected-end',
  'number-expected',
  'date-expected',
  'not-a-text',
  'no-order',
  'unknown-status',
] as const;
export type QueryErrorCode = (typeof QUERY_ERRORS)[number];

/** Why a text is no query, and where: `at` and `length` in UTF-16 units of the text; a length of 0 is its end. */
export interface QueryError {
  readonly code: QueryErrorCode;
  readonly at: number;
  readonly length: number;
  readonly args: Readonly<Record<string, string | number>>;
}

/** One English sentence for an error; hosts may translate the code and its arguments instead. */
export function queryErrorText({ code, args }: QueryError): string {
  return SENTENCES[code](args);
}

type Args = Readonly<Record<string, string | number>>;

const SENTENCES: Readonly<Record<QueryErrorCode, (args: Args) => string>> = {
  'too-long': ({ limit }) => `a filter has at most ${limit} characters`,
  'too-deep': ({ limit }) => `parentheses and not may be nested ${limit} deep`,
  'unexpected-character': ({ found }) => `unexpected ${found}`,
  'unterminated-quote': () => 'the quote is not closed',
  'expected-field': ({ found }) => `expected a field before ${found}`,
  'unknown-field': ({ field }) => `unknown field ${field}`,
  'expected-comparison': ({ field, found }) => `expected a comparison after ${field}, found ${found}`,
  'expected-value': ({ found }) => `expected a value, found ${found}`,
  'expected-list': ({ found }) => `expected a list as in (a, b), found ${found}`,
  'expected-close': ({ found }) => `expected ), found ${found}`,
  'expected-end': ({ found }) => `expected and, or, or the end, found ${found}`,
  'number-expected': ({ field, found }) => `${field} is a number, ${found} is not`,
  'date-expected': ({ field, found }) => `${field} is a time: expected a date as 2026-11-20 or 2026-11-20T14:03, found ${found}`,
  'not-a-text': ({ field, by }) => `${field} is not a text: ${by} needs one`,
  'no-order': ({ field, by }) => `texts have no order: ${by} cannot compare ${field}`,
  'unknown-status': ({ found, known }) => `no status is called ${found} (there are ${known})`,
};
