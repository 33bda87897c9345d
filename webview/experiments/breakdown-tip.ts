import { element } from '../ui/element.ts';
import { boxPlace } from '../ui/popover.ts';
import { t } from '../ui/l10n.ts';

/** The pointer rests as long before something opens, and may be away as long before it goes. */
const RESTS_MS = 500;
const LEAVES_MS = 250;

export interface BreakdownTip {
  /** The pointer is over a cell that can be explained, or over none. */
  over(cell: HTMLElement | undefined, explain: () => Promise<readonly HTMLElement[] | undefined>): void;
  hide(): void;
}

/** A box beside a cell that the pointer rests on. It can be pointed at itself, and Escape takes it away. */
export function createBreakdownTip(): BreakdownTip {
  const box = element('div', { class: 'tip breakdown', role: 'dialog', 'aria-label': t('Cost'), hidden: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const hide = () => {
    clearTimeout(timer);
    turn++;
    box.hidden = true;
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, LEAVES_MS);
  };
  const open = async (cell: HTMLElement, explain: () => Promise<readonly HTMLElement[] | undefined>) => {
    const own = ++turn;
    const content = await explain();
    if (own !== turn || content === undefined) return;
    box.replaceChildren(...content);
    boxPlace().append(box);
    box.hidden = false;
    const { left, bottom, top } = cell.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(0, Math.min(left, innerWidth - width))}px`;
    box.style.top = `${bottom + height <= innerHeight ? bottom : Math.max(0, top - height)}px`;
  };
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', hideSoon);
  addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { capture: true });
  addEventListener('pointerdown', ({ target }) => target instanceof Node && !box.contains(target) && hide(), { capture: true });
  return {
    hide,
    over(cell, explain) {
      if (cell === undefined) return box.hidden ? hide() : hideSoon();
      clearTimeout(timer);
      timer = setTimeout(() => void open(cell, explain), RESTS_MS);
    },
  };
}
