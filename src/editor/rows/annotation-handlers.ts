import type { AnnotationChange, Annotations, AnnotationState } from '../../app/annotations/annotations.ts';
import type { AnnotationEdit, AnnotationsView } from '../../protocol/annotations.ts';
import type { Handlers } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import { defined } from '../../core/record/defined.ts';
import { problemRow } from './folder-summary.ts';

type AnnotationQuestion = 'annotations' | 'annotate' | 'undoAnnotation';

/** What people wrote. Nothing is created in a folder before somebody writes. */
export function annotationHandlers(annotationsOf: (root: string) => Annotations): Pick<Handlers<ReaderContract>, AnnotationQuestion> {
  return {
    annotations: ({ root }) => viewOf(annotationsOf(root).read()),
    async annotate({ root, edits }) {
      const { ids, failure } = await annotationsOf(root).change(edits.map(changeOf));
      return { ids: [...ids], ...defined({ failure }) };
    },
    async undoAnnotation({ root, ids }) {
      const kept = await annotationsOf(root).undo(ids);
      return { ids: [...kept.ids], ...defined({ failure: kept.failure }) };
    },
  };
}

function viewOf({ revision, stars, hidden, notes, labels, filters, diagnostics }: AnnotationState): AnnotationsView {
  return {
    revision,
    stars: [...stars],
    hidden: [...hidden],
    notes: [...notes].map(([subject, { text }]) => [subject, text]),
    labels: [...labels].map(([subject, texts]) => [subject, [...texts]]),
    filters: [...filters].map(([name, { text }]) => ({ name, text })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    problems: diagnostics.filter(({ severity }) => severity !== 'info').map((one) => `${one.file}: ${problemRow(one).message}`),
  };
}

function changeOf(edit: AnnotationEdit): AnnotationChange {
  switch (edit.kind) {
    case 'star':
    case 'hidden':
      return { kind: edit.kind, subject: edit.subject, value: edit.value || null };
    case 'note':
      return { kind: 'note', subject: edit.subject, value: edit.text || null };
    case 'label':
      return { kind: 'label', subject: edit.subject, field: edit.label, value: edit.value || null };
    default:
      return otherChangeOf(edit);
  }
}

function otherChangeOf(edit: Extract<AnnotationEdit, { kind: 'merge' | 'filter' }>): AnnotationChange {
  if (edit.kind === 'merge') return { kind: 'merge', subject: edit.subject, field: edit.field, value: edit.value ?? null };
  return { kind: 'filter', subject: edit.name, value: edit.text === undefined ? null : { text: edit.text } };
}
