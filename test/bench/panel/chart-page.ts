// What the benchmark of the charts does in the page.

interface ChartBench {
  /** Milliseconds from a rectangle's end until the table shows what is in it. */
  brush(from: readonly [number, number], to: readonly [number, number]): Promise<number>;
  /** Milliseconds between frames while a line is dragged over the plot by as many steps. */
  dragLimit(steps: number): Promise<readonly number[]>;
  /** Milliseconds between frames while the plot is moved. */
  move(steps: number): Promise<readonly number[]>;
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const overlay = () => document.querySelector<SVGSVGElement>('.chart-overlay')!;

/** What a pointer does at a share of the overlay. */
function pointer(type: string, [across, down]: readonly [number, number], more: PointerEventInit = {}): void {
  const { left, top, width, height } = overlay().getBoundingClientRect();
  const place = { clientX: left + across * width, clientY: top + down * height };
  overlay().dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, button: 0, ...place, ...more }));
}

async function frames(steps: number, act: (step: number) => void): Promise<readonly number[]> {
  const took: number[] = [];
  let before = await frame();
  for (let step = 0; step < steps; step++) {
    act(step);
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  return took;
}

const bench: ChartBench = {
  async brush(from, to) {
    pointer('pointerdown', from);
    for (let step = 1; step <= 4; step++)
      pointer('pointermove', [from[0] + ((to[0] - from[0]) * step) / 4, from[1] + ((to[1] - from[1]) * step) / 4]);
    await frame();
    const began = performance.now();
    pointer('pointerup', to);
    await frame();
    await frame();
    return performance.now() - began;
  },
  async dragLimit(steps) {
    const handle = document.querySelector('.handle.x')!.getBoundingClientRect();
    const box = overlay().getBoundingClientRect();
    const start: readonly [number, number] = [
      (handle.x + handle.width / 2 - box.left) / box.width,
      (handle.y + handle.height / 2 - box.top) / box.height,
    ];
    pointer('pointerdown', start);
    const took = await frames(steps, (step) => pointer('pointermove', [0.9 - (0.6 * step) / steps, 0.4]));
    pointer('pointerup', [0.3, 0.4]);
    return took;
  },
  async move(steps) {
    pointer('pointerdown', [0.5, 0.5], { button: 1 });
    const took = await frames(steps, (step) =>
      pointer('pointermove', [0.5 + 0.2 * Math.sin(step / 9), 0.5 + 0.1 * Math.cos(step / 9)], { button: 1 }),
    );
    pointer('pointerup', [0.5, 0.5], { button: 1 });
    return took;
  },
};
// A made-up pointer cannot be captured.
Element.prototype.setPointerCapture = () => {};
Object.assign(window, { chartBench: bench });

export {};
