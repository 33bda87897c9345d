/** Items of a list with the class `sortable` can be dragged to another place in it. */
export function dragItems(lists: HTMLElement, dropped: (id: string, before: string | undefined) => void): void {
  lists.addEventListener('pointerdown', (start) => {
    const item = start.target instanceof Element ? start.target.closest<HTMLElement>('.sortable li') : null;
    const id = item?.dataset['id'];
    if (item === null || id === undefined || start.button !== 0) return;
    const over = new AbortController();
    const { signal } = over;
    let before: HTMLElement | null | undefined;
    const move = ({ clientY }: PointerEvent) => {
      if (before === undefined && Math.abs(clientY - start.clientY) < 5) return;
      const items = [...item.parentElement!.children] as HTMLElement[];
      before = items.find((one) => clientY < one.getBoundingClientRect().top + one.offsetHeight / 2) ?? null;
      for (const one of items) {
        one.classList.toggle('drop-before', one === before);
        one.classList.toggle('dragged', one === item);
      }
      items.at(-1)?.classList.toggle('drop-after', before === null);
    };
    const end = () => {
      over.abort();
      if (before === undefined) return;
      // The click that follows is part of the drag.
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }));
      if (before !== item) dropped(id, before?.dataset['id']);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener('pointercancel', () => over.abort(), { signal });
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
