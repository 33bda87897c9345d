import type { Cursor } from '../core/ports/reader.ts';

/** What a cursor's text holds, not yet looked at; undefined for no cursor, and for text that no reader of ours wrote. */
export function cursorRecord(cursor: Cursor | undefined): Record<string, unknown> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(cursor);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
