// What the benchmark of the experiments table does in the page.

interface Bench {
  /** Milliseconds from doing something until it can be seen. */
  timed(act: () => void): Promise<number>;
  sort(title: string): void;
  type(field: string, text: string): void;
  /** Milliseconds between frames while the table scrolls by as many pixels a frame, down or to the right. */
  scroll(frames: number, pixels: number, across: boolean): Promise<readonly number[]>;
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const grid = () => document.querySelector<HTMLElement>('.grid')!;

const bench: Bench = {
  async timed(act) {
    await frame();
    const began = performance.now();
    act();
    await frame();
    await frame();
    return performance.now() - began;
  },
  sort(title) {
    const head = [...document.querySelectorAll<HTMLElement>('[role=columnheader]')].find(
      (one) => one.querySelector('.grid-title')?.textContent === title,
    );
    if (head === undefined) throw new Error(`no column ${title}`);
    head.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerId: 1 }));
    window.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0, pointerId: 1 }));
  },
  type(field, text) {
    const input = document.querySelector<HTMLInputElement>(field)!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  },
  async scroll(frames, pixels, across) {
    const took: number[] = [];
    let before = await frame();
    for (let i = 0; i < frames; i++) {
      if (across) grid().scrollLeft += grid().scrollLeft + grid().clientWidth >= grid().scrollWidth - 1 ? -1e6 : pixels;
      else grid().scrollTop += pixels;
      const now = await frame();
      took.push(now - before);
      before = now;
    }
    return took;
  },
};
Object.assign(window, { bench });
