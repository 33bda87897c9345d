import type { AnnotationEdit } from '../../protocol/annotations.ts';

type MergeEdit = Extract<AnnotationEdit, { kind: 'merge' }>;

/** That one record is another run than each of the others it was counted with. */
export function apartFrom(record: string, others: readonly string[]): readonly MergeEdit[] {
  return others.filter((other) => other !== record).map((field) => ({ kind: 'merge', subject: record, field, value: 'different' }));
}

export function oneRun(record: string, other: string): readonly MergeEdit[] {
  return [{ kind: 'merge', subject: record, field: other, value: 'same' }];
}
