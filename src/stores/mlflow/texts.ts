import type { SqlValue } from '../../core/ports/sql.ts';
import type { Draft } from './draft.ts';
import { excerpt } from '../excerpt.ts';
import type { RunMap } from './run-map.ts';
import type { Source } from './source.ts';

export function readParams(source: Source): void {
  readTexts(source, 'params', ({ params }) => params, Number.POSITIVE_INFINITY);
}

/** Without the huge ones, which are machines' notes to themselves such as `mlflow.log-model.history`. */
export function readTags(source: Source): void {
  readTexts(source, 'tags', ({ tags }) => tags, 8192);
}

function readTexts({ database, find, problems }: Source, table: string, target: (draft: Draft) => RunMap<string>, longest: number): void {
  database.scan(table, ['run_uuid', 'key', 'value'], ({ 0: id = null, 1: key, 2: value }) => {
    if (lengthOf(value) > longest) return;
    const draft = find(id, table);
    if (draft === undefined) return;
    if (typeof key !== 'string' || typeof value !== 'string') {
      return problems.report('text-expected', table, draft.nativeId, { key: excerpt(key), value: excerpt(value) });
    }
    target(draft).set(key, value);
  });
}

function lengthOf(value: SqlValue | undefined): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
}
