// What a person does to a chart of the experiments panel.
import type { Locator, Page } from 'playwright-core';

export interface ChartOnPage {
  readonly overlay: Locator;
  /** The one sentence above the chart. */
  sentence(): Promise<string>;
  /** Where a share of the drawing's place is in the window: from the left, and from the top. */
  at(across: number, down: number): Promise<readonly [number, number]>;
  drag(from: readonly [number, number], ...places: readonly (readonly [number, number])[]): Promise<void>;
}

/** Waits until the second script is there and the chart is drawn. */
export async function chartOn(page: Page): Promise<ChartOnPage> {
  const overlay = page.locator('.chart-overlay');
  await page.locator('.chart-canvas canvas').waitFor();
  await page.locator('.chart-overlay .labels text').first().waitFor();
  return {
    overlay,
    sentence: () => page.locator('.chart-sentence').innerText(),
    async at(across, down) {
      const box = (await overlay.boundingBox())!;
      return [box.x + across * box.width, box.y + down * box.height];
    },
    async drag(from, ...places) {
      await page.mouse.move(...(from as [number, number]));
      await page.mouse.down();
      for (const place of places) await page.mouse.move(...(place as [number, number]), { steps: 4 });
      await page.mouse.up();
    },
  };
}

/** The middle of an element. */
export async function middle(element: Locator): Promise<readonly [number, number]> {
  const box = (await element.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}
