const NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|-Infinity)$/i;

/** A line of CSV (RFC 4180) with its end. A text that a spreadsheet would take for a formula is marked as text; a number is none. */
export function csvLine(texts: readonly string[]): string {
  return `${texts.map((text) => quoted(safe(text), /[",\r\n]/)).join(',')}\r\n`;
}

/** The same with tabs between and without its end, as a clipboard has it. */
export function tsvLine(texts: readonly string[]): string {
  return texts.map((text) => quoted(safe(text), /["\t\r\n]/)).join('\t');
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quoted(text: string, where: RegExp): string {
  return where.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
