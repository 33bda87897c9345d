import type { Vocabulary } from '../../src/core/query/complete.ts';
import { fieldsOf } from '../../src/core/query/fields-of.ts';
import type { Query } from '../../src/core/query/query.ts';
import { isText } from '../../src/core/table/column.ts';
import { tableFieldKind } from '../../src/core/table/fields.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { LoadedTable } from './loaded-table.ts';
import { t } from '../ui/l10n.ts';

/** Among more texts nobody finds one by looking. */
const MOST_VALUES = 5000;

/** The fields and texts of a table. A column whose texts are asked for is loaded first. */
export function vocabularyOf(table: LoadedTable | undefined, load: (field: string) => void): Vocabulary {
  const metas = [...(table?.metas.values() ?? [])].filter(({ id }) => tableFieldKind(id) !== undefined);
  const order = ['run', 'cost', 'metrics', 'params', 'own', 'tags'];
  metas.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  return {
    kindOf: tableFieldKind,
    fields: metas.map(({ id, title, unit }) => ({
      name: id,
      detail: [id === title ? '' : visible(title), unit].filter((text) => text !== '').join(', '),
    })),
    valuesOf(field) {
      const data = table?.data.get(field);
      if (data === undefined) load(field);
      return data !== undefined && isText(data) ? data.dictionary.slice(0, MOST_VALUES) : [];
    },
  };
}

/** What is to be said of a filter that has no mistake, but names what this table has not. */
export function absentFields(query: Query, table: LoadedTable): string {
  const absent = fieldsOf(query).filter((field) => !table.metas.has(field));
  const names = absent.map(visible).join(t(' or '));
  return absent.length === 0 ? '' : table.schema.mode === 'runs' ? t('No run has {0}.', names) : t('No candidate has {0}.', names);
}
