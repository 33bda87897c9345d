import type { TextEdit } from './text-edit.ts';

type Path = readonly (string | number)[];

/** What a configuration shall say: a value at a path, or one more item of the list there. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
  /** The value is a new item: the first or the last. */
  readonly item?: 'first' | 'last';
}

export type EditAnswer = { readonly edit: TextEdit } | { readonly fault: string };
