/** What is used of it. Its published types bring those of Node along, which this area is to do without. */
declare module 'papaparse' {
  interface Dialect {
    readonly delimiter: string;
    readonly newline: '\n' | '\r';
  }
  interface Parsed {
    readonly data: readonly string[][];
    readonly errors: readonly { readonly row?: number }[];
    readonly meta: { readonly cursor: number; readonly delimiter: string };
  }
  const Papa: {
    parse(
      text: string,
      options: { readonly newline: string; readonly preview: number; readonly delimitersToGuess: readonly string[] },
    ): Parsed;
    readonly Parser: new (dialect: Dialect) => { parse(text: string, baseIndex: number, ignoreLastRow: boolean): Parsed };
  };
  export = Papa;
}
