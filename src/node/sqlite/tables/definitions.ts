import type { SqlToken } from './sql-tokens.ts';

export type Tokens = readonly SqlToken[];

/** What stands between the outer commas of a `CREATE TABLE`, when the statement is nothing but that. */
export function definitionsOf(tokens: Tokens): readonly Tokens[] | undefined {
  if (!isCreateTable(tokens)) return undefined;
  const definitions: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(4, -1)) {
    depth += depthOf(token);
    if (depth < 0) return undefined;
    if (depth === 0 && isSign(token, ',')) definitions.push([]);
    else definitions.at(-1)!.push(token);
  }
  return depth === 0 ? definitions : undefined;
}

function isCreateTable(tokens: Tokens): boolean {
  const [create, table, name, open] = tokens;
  const isHead = keyword(create) === 'CREATE' && keyword(table) === 'TABLE' && name?.kind !== 'sign' && isSign(open, '(');
  return isHead && isSign(tokens.at(-1), ')');
}

/** The tokens that stand in no brackets. */
export function outside(tokens: Tokens): Tokens {
  let depth = 0;
  return tokens.filter((token) => {
    const before = depth;
    depth += depthOf(token);
    return before === 0 && depth === 0;
  });
}

export function isSign(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** In capitals; empty for what is no word. */
export function keyword(token: SqlToken | undefined): string {
  return token?.kind === 'word' ? token.text.toUpperCase() : '';
}

function depthOf(token: SqlToken): number {
  if (isSign(token, '(')) return 1;
  return isSign(token, ')') ? -1 : 0;
}
