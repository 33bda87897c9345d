import type { AnnotationEdit, KeptEdits } from '../../src/protocol/annotations.ts';
import { MOST_EDITS } from '../../src/protocol/annotations.ts';
import type { Toast } from '../ui/toast.ts';
import type { PanelHost } from './channel.ts';
import type { Undoable } from './layout.ts';
import type { Store } from './store.ts';

const MOST_UNDONE = 20;

export interface Annotator {
  /** Writes, says so, and offers to take it back. */
  write(edits: readonly AnnotationEdit[], said: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** What a person writes about rows. It can be taken back after a reload too. */
export function createAnnotator(host: PanelHost, store: Store, toast: Toast, read: () => Promise<void>): Annotator {
  const remember = (change: { readonly undo?: readonly Undoable[]; readonly redo?: readonly Undoable[] }) => {
    const { layout } = store.now();
    store.set({
      layout: {
        ...layout,
        undo: [...(change.undo ?? layout.undo)].slice(-MOST_UNDONE),
        redo: [...(change.redo ?? layout.redo)].slice(-MOST_UNDONE),
      },
    });
  };
  const fail = ({ failure }: KeptEdits, what: string) => toast.show(`${what}: ${failure}.`);
  const undo = async () => {
    const { undo: done, redo } = store.now().layout;
    const last = done.at(-1);
    if (last === undefined) return toast.show('Nothing to undo.');
    remember({ undo: done.slice(0, -1) });
    const kept = await host.ask('undoAnnotation', { ids: [...last.ids] });
    await read();
    if (kept.ids.length > 0) remember({ redo: [...redo, { said: last.said, ids: kept.ids }] });
    if (kept.failure !== undefined) fail(kept, 'Not undone');
    else toast.show(`Undone: ${last.said}`, { label: 'Redo', run: () => void again() });
  };
  const again = async () => {
    const { undo: done, redo } = store.now().layout;
    const last = redo.at(-1);
    if (last === undefined) return toast.show('Nothing to redo.');
    remember({ redo: redo.slice(0, -1) });
    const kept = await host.ask('undoAnnotation', { ids: [...last.ids] });
    await read();
    if (kept.ids.length > 0) remember({ undo: [...done, { said: last.said, ids: kept.ids }] });
    if (kept.failure !== undefined) fail(kept, 'Not done again');
    else toast.show(last.said, { label: 'Undo', run: () => void undo() });
  };
  return {
    async write(edits, said) {
      const { locked } = store.now().written;
      if (locked !== undefined) return toast.show(locked);
      if (edits.length > MOST_EDITS) return toast.show(`Select at most ${MOST_EDITS.toLocaleString('en')} rows to do this.`);
      const kept = await host.ask('annotate', { edits: [...edits] });
      await read();
      if (kept.ids.length > 0) remember({ undo: [...store.now().layout.undo, { said, ids: kept.ids }], redo: [] });
      if (kept.failure !== undefined) fail(kept, kept.ids.length === 0 ? 'Not saved' : 'Not all of it is saved');
      else toast.show(said, { label: 'Undo', run: () => void undo() });
    },
    undo,
    redo: again,
  };
}
