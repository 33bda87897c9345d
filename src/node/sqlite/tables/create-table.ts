import { definitionsOf, isSign, keyword, outside, type Tokens } from './definitions.ts';
import { folded } from './names.ts';
import { type SqlToken, sqlTokens, unquoted } from './sql-tokens.ts';

export interface TableColumn {
  readonly name: string;
  /** Its numbers are floats even where the file has the integer, which is shorter. */
  readonly isFloat: boolean;
  /** The rowid under another name: not stored with the other columns. */
  readonly isRowid: boolean;
  /** Rows from before the column was added show the default, which only the engine evaluates. */
  readonly hasDefault: boolean;
}

/**
 * The columns of a plain table by its `CREATE TABLE`. Undefined for every other one: without rowid, strict, virtual, with
 * generated columns, or in words that are not known here.
 */
export function tableColumns(sql: string): readonly TableColumn[] | undefined {
  const definitions = definitionsOf(sqlTokens(sql) ?? []);
  if (definitions === undefined) return undefined;
  const constraint = definitions.findIndex(([first]) => TABLE_CONSTRAINTS.has(keyword(first)));
  const own = definitions.slice(0, constraint < 0 ? undefined : constraint);
  const columns = own.map(definedColumn).filter((column) => column !== undefined);
  if (columns.length === 0 || columns.length < own.length) return undefined;
  const [key] = definitions.slice(own.length).flatMap(keyOf);
  return columns.map(({ name, type, isKey, hasDefault }) => ({
    name,
    isFloat: /REAL|FLOA|DOUB/.test(type) && !/INT|CHAR|CLOB|TEXT|BLOB/.test(type),
    isRowid: type === 'INTEGER' && (isKey || folded(name) === key),
    hasDefault,
  }));
}

const TABLE_CONSTRAINTS: ReadonlySet<string> = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN']);

interface DefinedColumn {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
  readonly hasDefault: boolean;
}

function definedColumn([first, ...rest]: Tokens): DefinedColumn | undefined {
  if (first?.kind !== 'word' && first?.kind !== 'name') return undefined;
  const end = rest.findIndex((token) => AFTER_TYPE.has(keyword(token)));
  const type = rest.slice(0, end < 0 ? undefined : end);
  const constraints = outside(rest.slice(type.length));
  if (type.some(isQuoted) || !constraints.every(isKnown)) return undefined;
  const words = constraints.map(keyword);
  return {
    name: first.text,
    type: type.map(keyword).join(' '),
    isKey: words.includes('PRIMARY'),
    hasDefault: words.includes('DEFAULT'),
  };
}

function isQuoted({ kind, text }: SqlToken): boolean {
  return kind === 'name' || text.startsWith("'");
}

const AFTER_TYPE: ReadonlySet<string> = new Set(
  'CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK DEFAULT COLLATE REFERENCES GENERATED AS'.split(' '),
);

/**
 * Only the words of today: one of tomorrow may change how rows are stored. DESC is left out on purpose: a column that is a key in
 * descending order is not the rowid.
 */
function isKnown(token: SqlToken, at: number, all: Tokens): boolean {
  return token.kind !== 'word' || CONSTRAINT_WORDS.has(keyword(token)) || BEFORE_NAMES.has(keyword(all[at - 1]));
}

const BEFORE_NAMES: ReadonlySet<string> = new Set(['CONSTRAINT', 'COLLATE', 'DEFAULT', 'REFERENCES', 'MATCH']);
const CONSTRAINT_WORDS: ReadonlySet<string> = new Set(
  (
    'CONSTRAINT COLLATE DEFAULT REFERENCES MATCH PRIMARY KEY ASC AUTOINCREMENT NOT NULL UNIQUE CHECK ON CONFLICT ROLLBACK ABORT FAIL ' +
    'IGNORE REPLACE DELETE UPDATE SET CASCADE RESTRICT NO ACTION DEFERRABLE INITIALLY DEFERRED IMMEDIATE'
  ).split(' '),
);

/** The only column of a primary key, in whatever order. */
function keyOf(constraint: Tokens): readonly string[] {
  const at = constraint.findIndex((token) => keyword(token) === 'PRIMARY');
  const parts = constraint.slice(at + 3);
  const [column] = parts;
  const end = parts.find((token) => isSign(token, ')') || isSign(token, ','));
  if (at < 0 || column === undefined || !isSign(end, ')')) return [];
  return [folded(column.kind === 'literal' ? unquoted(column.text) : column.text)];
}
