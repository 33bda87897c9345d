import type { AnnotationEdit } from '../../src/protocol/annotations.ts';
import { visible } from '../../src/core/text/visible.ts';
import { openPickList } from '../ui/pick-list.ts';
import type { Anchor } from '../ui/popover.ts';
import { openPrompt } from '../ui/prompt.ts';
import type { Annotator } from './annotator.ts';
import type { Store } from './store.ts';
import { t } from '../ui/l10n.ts';

/** Rows that something is written about: the subjects, and how people call them. */
export interface Subjects {
  readonly ids: readonly string[];
  readonly said: string;
}

export function star(annotator: Annotator, { ids, said }: Subjects, value: boolean): Promise<void> {
  return annotator.write(
    ids.map((subject): AnnotationEdit => ({ kind: 'star', subject, value })),
    value ? t('Starred {0}', said) : t('Took the star from {0}', said),
  );
}

export function hide(annotator: Annotator, { ids, said }: Subjects, value: boolean): Promise<void> {
  return annotator.write(
    ids.map((subject): AnnotationEdit => ({ kind: 'hidden', subject, value })),
    value ? t('Hid {0}', said) : t('Shows again {0}', said),
  );
}

/** One note for all; an empty one takes theirs away. */
export function askNote(anchor: Anchor, store: Store, annotator: Annotator, { ids, said }: Subjects): void {
  const notes = new Map(store.now().written.notes);
  const before = ids.length === 1 ? (notes.get(ids[0]!) ?? '') : '';
  openPrompt(anchor, {
    label: t('Note on {0}', said),
    value: before,
    save: t('Save'),
    lines: 'several',
    mayBeEmpty: true,
    done(text) {
      if (text === before) return;
      const edits = ids.map((subject): AnnotationEdit => ({ kind: 'note', subject, text }));
      void annotator.write(edits, text === '' ? t('Deleted the note on {0}', said) : t('Noted on {0}', said));
    },
  });
}

/** Labels that all, some or none of the rows have: each pick gives it to all, or takes it from all. */
export function askLabels(anchor: Anchor, store: Store, annotator: Annotator, { ids, said }: Subjects): void {
  const labelsOf = () => new Map(store.now().written.labels.map(([subject, labels]) => [subject, new Set(labels)]));
  const known = [...new Set(store.now().written.labels.flatMap(([, labels]) => labels))].sort();
  const all = new Set(known);
  const stateOf = (label: string): boolean | 'mixed' => {
    const by = labelsOf();
    const having = ids.filter((id) => by.get(id)?.has(label) === true).length;
    return having === 0 ? false : having === ids.length ? true : 'mixed';
  };
  openPickList(anchor, {
    label: t('Labels of {0}', said),
    hint: t('Type a new label, or choose one: Enter gives it or takes it away.'),
    options: () => [...all].map((label) => ({ id: label, label: visible(label), checked: stateOf(label) })),
    create: (text) => (all.has(text) ? undefined : { id: text, label: t('New label “{0}”', visible(text)) }),
    pick(label) {
      const value = stateOf(label) !== true;
      const edits = ids.map((subject): AnnotationEdit => ({ kind: 'label', subject, label, value }));
      void annotator.write(edits, value ? t('Labelled {0}', said) : t('Took a label from {0}', said));
      return false;
    },
  });
}
