/** A line of YAML in block style: its dashes, its key, and where what follows begins. Columns count from 0. */
export interface YamlLine {
  readonly dashes: readonly number[];
  /** Where key or text begins, behind indentation and dashes. */
  readonly column: number;
  readonly key: string | undefined;
  /** Behind the key's colon and the spaces after it; `column` where there is no key. */
  readonly valueColumn: number;
  /** Without comment and spaces at its end. */
  readonly value: string;
  /** Where a comment begins; the line's length where there is none. */
  readonly end: number;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#:{}[\],&*!|>'"%@`-][^:#]*?|-[^\s:][^:#]*?)\s*:(?=\s|$)/;

export function yamlLine(line: string): YamlLine {
  const end = commentStart(line);
  const said = line.slice(0, end);
  const dashes: number[] = [];
  let column = said.search(/\S|$/);
  while (/^-(\s|$)/.test(said.slice(column))) {
    dashes.push(column);
    column += 1 + said.slice(column + 1).search(/\S|$/);
  }
  const match = KEY.exec(said.slice(column));
  if (match === null) return { dashes, column, key: undefined, valueColumn: column, value: said.slice(column).trimEnd(), end };
  const colon = column + match[0].length;
  const valueColumn = colon + said.slice(colon).search(/\S|$/);
  return { dashes, column, key: unquoted(match[1]!), valueColumn, value: said.slice(valueColumn).trimEnd(), end };
}

/** A plain text, or what stands in quotes. */
export function unquoted(text: string): string {
  if (/^'.*'$/s.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (!/^".*"$/s.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch (error) {
    // YAML has escapes that JSON has not: a name with one of them is looked up as it stands.
    if (error instanceof SyntaxError) return text.slice(1, -1);
    throw error;
  }
}

/** Quoted texts that begin where a value or key may, and comments: whichever comes first. */
const QUOTED_OR_COMMENT = /(?<=^|[\s:,[{])(?:"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^']|'')*(?:'|$))|(?<=^|\s)#/g;

/** A `#` behind a space, or at the start, that stands in no quotes. */
function commentStart(line: string): number {
  for (const { 0: found, index } of line.matchAll(QUOTED_OR_COMMENT)) if (found === '#') return index;
  return line.length;
}
