/**
 * Text as Markdown that shows just that text, on one line: every punctuation mark is escaped, so that no name of a run
 * store is markup, a link or HTML. `MarkdownString.appendText` does the same but forbids line breaks between words.
 */
export function asMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
