import { element } from './element.ts';

export interface Splitter {
  readonly place: HTMLElement;
  /** Says where it stands: the share of the room that what comes after it has. */
  show(share: number): void;
}

export interface SplitterOptions {
  readonly label: string;
  /** Whether what it parts lies one above the other. */
  readonly isStacked: () => boolean;
  readonly moved: (share: number) => void;
}

const [LEAST, MOST, STEP] = [0.15, 0.85, 0.02];

/** A line between two parts of a box that is dragged, or moved by arrows, Home and End. */
export function createSplitter({ label, isStacked, moved }: SplitterOptions): Splitter {
  const place = element('div', { class: 'splitter', role: 'separator', tabindex: 0, 'aria-label': label });
  let share = 0.5;
  const move = (to: number) => {
    share = Math.min(MOST, Math.max(LEAST, to));
    moved(share);
  };
  const shareAt = ({ clientX, clientY }: PointerEvent) => {
    const box = place.parentElement!.getBoundingClientRect();
    return isStacked() ? (box.bottom - clientY) / box.height : (box.right - clientX) / box.width;
  };
  place.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    place.focus({ preventScroll: true });
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener('pointermove', (event) => place.hasPointerCapture(event.pointerId) && move(shareAt(event)));
  place.addEventListener('keydown', ({ key }) => {
    const [less, more] = isStacked() ? ['ArrowDown', 'ArrowUp'] : ['ArrowRight', 'ArrowLeft'];
    const to = { [less]: share - STEP, [more]: share + STEP, Home: MOST, End: LEAST }[key];
    if (to !== undefined) move(to);
  });
  return {
    place,
    show(now) {
      share = now;
      place.setAttribute('aria-orientation', isStacked() ? 'horizontal' : 'vertical');
      place.setAttribute('aria-valuenow', String(Math.round(100 * (1 - now))));
      place.setAttribute('aria-valuemin', String(Math.round(100 * (1 - MOST))));
      place.setAttribute('aria-valuemax', String(Math.round(100 * (1 - LEAST))));
    },
  };
}
