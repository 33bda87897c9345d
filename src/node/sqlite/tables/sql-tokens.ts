export interface SqlToken {
  /** `word` is a keyword or a plain name, `name` a quoted one without its quotes. */
  readonly kind: 'word' | 'name' | 'literal' | 'sign';
  readonly text: string;
}

const KINDS = ['word', 'name', 'literal', 'sign'] as const;
const pattern = new RegExp(
  [
    /[ \t\n\f\r]+|--[^\n]*|\/\*[^]*?\*\//,
    /([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)/,
    /("[^"]*"(?:"[^"]*")*|`[^`]*`(?:`[^`]*`)*|\[[^\]]*\])/,
    /('[^']*'(?:'[^']*')*|\.?\d[\w.]*)/,
    /([-+*/%()<>=!,.;|&~])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'y',
);

/** Nobody writes such a statement by hand or by tool, and a pattern's patience has limits. */
const longest = 100_000;

/** The tokens of a statement; undefined when something in it is none that is known here. */
export function sqlTokens(sql: string): readonly SqlToken[] | undefined {
  if (sql.length > longest) return undefined;
  const tokens: SqlToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < sql.length) {
    const found = pattern.exec(sql);
    if (found === null) return undefined;
    const group = found.findIndex((text, at) => at > 0 && text !== undefined);
    const kind = KINDS[group - 1];
    if (kind !== undefined) tokens.push({ kind, text: kind === 'name' ? unquoted(found[0]) : found[0] });
  }
  return tokens;
}

export function unquoted(text: string): string {
  const quote = text.startsWith('[') ? ']' : text.charAt(0);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}
