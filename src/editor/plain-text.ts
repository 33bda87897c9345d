/** A space without width: what is broken by it looks the same and means nothing. */
const BREAK = '\u200b';

/** Foreign text in a message: VS Code makes links of `[…](…)` there, commands among them. */
export function asMessage(text: string): string {
  return text.replaceAll('](', `]${BREAK}(`);
}

/** Foreign text in a quick pick: VS Code makes pictures of `$(…)` there. */
export function asLabel(text: string): string {
  return text.replaceAll('$(', `$${BREAK}(`);
}
