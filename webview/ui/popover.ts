import { element } from './element.ts';

/** Where a popover belongs to: an element, or a place in the window. */
export type Anchor = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

export interface Popover {
  readonly box: HTMLElement;
  /** Gives the focus back to where it was, unless a person has put it elsewhere. */
  close(): void;
  /** Fits it into the window again, after its content has changed. */
  place(): void;
}

interface PopoverOptions {
  readonly role: 'dialog' | 'menu';
  readonly label: string;
  readonly className: string;
  readonly closed?: (() => void) | undefined;
}

let current: Popover | undefined;

/** One box above the page: it goes when somebody presses Escape, clicks elsewhere, or opens another. */
export function openPopover(anchor: Anchor, content: readonly Node[], { role, label, className, closed }: PopoverOptions): Popover {
  const before = document.activeElement;
  current?.close();
  const returnTo = document.activeElement === document.body ? before : document.activeElement;
  const box = element('div', { class: `popover ${className}`, role, 'aria-label': label }, ...content);
  const gone = new AbortController();
  const { signal } = gone;
  const popover: Popover = {
    box,
    place: () => place(box, anchor),
    close() {
      if (signal.aborted) return;
      gone.abort();
      if (current === popover) current = undefined;
      const hadFocus = box.contains(document.activeElement);
      box.remove();
      if (hadFocus && returnTo instanceof HTMLElement) returnTo.focus({ preventScroll: true });
      closed?.();
    },
  };
  current = popover;
  boxPlace().append(box);
  popover.place();
  const outside = (event: Event) => event.target instanceof Node && !box.contains(event.target) && popover.close();
  addEventListener('pointerdown', outside, { capture: true, signal });
  addEventListener('resize', popover.close, { signal });
  box.addEventListener(
    'focusout',
    ({ relatedTarget }) => relatedTarget instanceof Node && !box.contains(relatedTarget) && popover.close(),
    {
      signal,
    },
  );
  box.addEventListener(
    'keydown',
    (event) => {
      // What is typed here is neither for the page nor for the editor around it.
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      popover.close();
    },
    { signal },
  );
  return popover;
}

/** Where boxes above the page belong: into its main part, so that nothing lies outside of it. */
export function boxPlace(): HTMLElement {
  return document.querySelector('main') ?? document.body;
}

/** Below its anchor where there is room for it, or for enough of it; else above. */
function place(box: HTMLElement, anchor: Anchor): void {
  box.style.maxHeight = '';
  const { width, height } = box.getBoundingClientRect();
  const [above, below] = [anchor.top - MARGIN, innerHeight - anchor.bottom - MARGIN];
  const isBelow = height <= below || below >= Math.min(above, ENOUGH);
  const room = isBelow ? below : above;
  if (height > room) box.style.maxHeight = `${room}px`;
  const top = isBelow ? anchor.bottom : anchor.top - Math.min(height, room);
  box.style.left = `${Math.max(0, Math.min(anchor.left, innerWidth - width - MARGIN))}px`;
  box.style.top = `${Math.max(0, top)}px`;
}

const MARGIN = 4;
const ENOUGH = 320;

/** A place in the window, as that of a pointer. */
export function at(x: number, y: number): Anchor {
  return { left: x, top: y, bottom: y };
}
