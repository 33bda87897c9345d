import { selectColumns } from './columns.ts';
import type { Draft } from './draft.ts';
import { excerpt } from './excerpt.ts';
import type { Source } from './source.ts';

export function readParams(source: Source): void {
  readTexts(source, 'params', ({ params }) => params, '');
}

/** Without the huge ones, which are machines' notes to themselves such as `mlflow.log-model.history`. */
export function readTags(source: Source): void {
  readTexts(source, 'tags', ({ tags }) => tags, ' WHERE value IS NULL OR length(value) <= 8192');
}

function readTexts(
  { database, find, words, problems }: Source,
  table: string,
  target: (draft: Draft) => Map<string, string>,
  where: string,
): void {
  const select = selectColumns(database, table, ['run_uuid', 'key', 'value']);
  if (select === undefined) return;
  database.each(select + where, [], ([id = null, key, value]) => {
    const draft = find(id, table);
    if (draft === undefined) return;
    if (typeof key !== 'string' || typeof value !== 'string') {
      return problems.report('text-expected', table, draft.nativeId, { key: excerpt(key), value: excerpt(value) });
    }
    target(draft).set(words(key), value);
  });
}
