import { type AnnotationEdit, MOST_EDITS } from '../../src/protocol/annotations.ts';
import type { Toast } from '../ui/toast.ts';
import type { PanelHost } from './channel.ts';
import type { Layout, Undoable } from './layout.ts';
import type { Store } from './store.ts';
import { t } from '../ui/l10n.ts';

const MOST_UNDONE = 20;

export interface Annotator {
  /** Writes, says so, and offers to take it back. */
  write(edits: readonly AnnotationEdit[], said: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** What a person writes about rows. It can be taken back after a reload too. */
export function createAnnotator(host: PanelHost, store: Store, toast: Toast, read: () => Promise<void>): Annotator {
  const remember = (stacks: Partial<Pick<Layout, 'undo' | 'redo'>>) => {
    const { layout } = store.now();
    const { undo, redo } = { ...layout, ...stacks };
    store.set({ layout: { ...layout, undo: undo.slice(-MOST_UNDONE), redo: redo.slice(-MOST_UNDONE) } });
  };
  const added = (stack: 'undo' | 'redo', one: Undoable) => (one.ids.length === 0 ? {} : { [stack]: [...store.now().layout[stack], one] });
  const sayUndone = (said: string) => toast.show(t('Undone: {0}', said), { label: t('Redo'), run: () => void redo() });
  const sayDone = (said: string) => toast.show(said, { label: t('Undo'), run: () => void undo() });
  /** Takes the last of one stack back; undoing an undo does it again. */
  const step = async (from: 'undo' | 'redo', to: 'undo' | 'redo', say: (said: string) => void): Promise<void> => {
    const stack = store.now().layout[from];
    const last = stack.at(-1);
    if (last === undefined) return toast.show(from === 'undo' ? t('Nothing to undo.') : t('Nothing to redo.'));
    remember({ [from]: stack.slice(0, -1) });
    const { ids, failure } = await host.ask('undoAnnotation', { ids: [...last.ids] });
    await read();
    remember(added(to, { said: last.said, ids }));
    if (failure === undefined) say(last.said);
    else toast.show(from === 'undo' ? t('Could not undo: {0}.', failure) : t('Could not redo: {0}.', failure));
  };
  const write = async (edits: readonly AnnotationEdit[], said: string): Promise<void> => {
    const { locked } = store.now().written;
    if (locked !== undefined) return toast.show(locked);
    if (edits.length > MOST_EDITS) return toast.show(t('Select at most {0} rows to do this.', MOST_EDITS.toLocaleString('en')));
    const { ids, failure } = await host.ask('annotate', { edits: [...edits] });
    await read();
    if (ids.length > 0) remember({ ...added('undo', { said, ids }), redo: [] });
    if (failure === undefined) sayDone(said);
    else toast.show(ids.length === 0 ? t('Not saved: {0}.', failure) : t('Not all of it is saved: {0}.', failure));
  };
  const inTurn = oneByOne((error) => toast.show(t('Not saved: {0}.', error instanceof Error ? error.message : String(error))));
  const undo = () => inTurn(() => step('undo', 'redo', sayUndone));
  const redo = () => inTurn(() => step('redo', 'undo', sayDone));
  return { write: (edits, said) => inTurn(() => write(edits, said)), undo, redo };
}

/** What is taken back has to be written before. */
function oneByOne(failed: (error: unknown) => void): (run: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    last = last.then(run).catch(failed);
    return last;
  };
}
