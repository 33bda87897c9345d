import type { ColumnMeta } from '../../core/table/column.ts';

export function metaOf(id: string, title: string, kind: ColumnMeta['kind'], group: ColumnMeta['group'], present: number): ColumnMeta {
  return { id, title, kind, group, unit: '', present };
}
