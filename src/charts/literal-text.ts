/**
 * Vega's expressions take a text for a name of their own where a plain object has a member of that name (`constructor`, `toString`) or
 * where it is `if`, and drawing ends there. A space behind it, which nobody sees, makes it a text again.
 */
export function literalText(text: string): string {
  return text in Object.prototype || text === 'if' ? `${text} ` : text;
}

/** The expression of a label that is one of these texts, by the place that is drawn. */
export function labelByPlace(texts: readonly string[]): string {
  return `${JSON.stringify(texts.map(literalText))}[datum.value]`;
}
