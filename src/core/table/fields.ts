import { fieldKind, type FieldKind, type FieldName } from '../query/fields.ts';

/** What a person wrote about rows. */
export const OWN_COLUMNS = ['star', 'labels', 'note'] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];

const MORE: Readonly<Record<string, FieldKind>> = {
  parent: 'text',
  hardware: 'text',
  runs: 'number',
  star: 'text',
  labels: 'text',
  note: 'text',
};

/** What a field holds where rows are those of the experiments table: it has columns that not every row of the filter language has. */
export function tableFieldKind(name: FieldName): FieldKind | undefined {
  return fieldKind(name) ?? (Object.hasOwn(MORE, name) ? MORE[name] : undefined);
}
