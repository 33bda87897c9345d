import type { PanelContext } from './context.ts';
import type { RowActionsAt } from './row-actions.ts';

/** Keys of the whole panel: undo, redo, copy, picking, and the way to the search. What is typed into a field is the field's. */
export function listenToPanelKeys(root: HTMLElement, context: PanelContext, actions: RowActionsAt): void {
  const { annotator, grid, shown } = context;
  const isGrid = () => document.activeElement === grid().element && shown() !== undefined;
  const keys: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
    z({ shiftKey }) {
      void (shiftKey ? annotator.redo() : annotator.undo());
      return true;
    },
    y() {
      void annotator.redo();
      return true;
    },
    c() {
      if (!isGrid() || String(getSelection()) !== '') return false;
      void actions.copy(grid().focused());
      return true;
    },
    enter() {
      if (!isGrid()) return false;
      actions.pick(grid().focused());
      return true;
    },
    f() {
      root.querySelector<HTMLInputElement>('.search')?.select();
      root.querySelector<HTMLInputElement>('.search')?.focus();
      return true;
    },
  };
  // A page that has just been opened has the focus, and nothing in it.
  document.addEventListener('keydown', (event) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (isField || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    if (keys[event.key.toLowerCase()]?.(event) !== true) return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The menu of the editor copies without a key.
  addEventListener('copy', (event) => {
    if (!isGrid() || String(getSelection()) !== '') return;
    event.preventDefault();
    void actions.copy(grid().focused());
  });
}
