/** A field of a row: one of `FIELDS`, or a group and a key as in `metrics.val/auc` (the key as the store has it, unquoted). */
export type FieldName = string;

/** What a field holds. `param` is a text that is compared as a number with numbers; `status` takes the words of runs. */
export type FieldKind = 'number' | 'text' | 'time' | 'status' | 'param';

/** Fields that every row may have, and what they hold. Costs are USD, a month for the forward cost. */
export const FIELDS: Readonly<Record<string, FieldKind>> = {
  id: 'text',
  name: 'text',
  store: 'text',
  experiment: 'text',
  configuration: 'text',
  batch: 'number',
  status: 'status',
  startedAt: 'time',
  durationSeconds: 'number',
  spent: 'number',
  replacementCost: 'number',
  forwardCost: 'number',
  servingPer1kCost: 'number',
  saturatedPer1kCost: 'number',
};

/** Groups of fields that each project names for itself: `params.lr`, `metrics."val/auc"`, `tags.owner`. */
export const FIELD_GROUPS: Readonly<Record<string, FieldKind>> = { params: 'param', metrics: 'number', tags: 'param' };

/** What a field holds, or undefined when there is no field of that name: hosts may know more fields than every row has. */
export type KindOf = (name: FieldName) => FieldKind | undefined;

/** The fields of every row, and the groups. */
export function fieldKind(name: FieldName): FieldKind | undefined {
  const dot = name.indexOf('.');
  if (dot < 0) return own(FIELDS, name);
  return dot === name.length - 1 ? undefined : own(FIELD_GROUPS, name.slice(0, dot));
}

function own(table: Readonly<Record<string, FieldKind>>, key: string): FieldKind | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
