/** A stretch of a text, and what takes its place. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export function applied(text: string, { offset, length, text: replacement }: TextEdit): string {
  return text.slice(0, offset) + replacement + text.slice(offset + length);
}
