import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../../scripts/host/chromium.mjs';
import { builtPage } from './built-page.mjs';
import { median, p95, within } from '../figures.mjs';

// The Pareto chart with 5,000 marks in a headless Chromium, against the limits that it keeps: what a rectangle does to the table, and the time
// between frames while a person drags. `node test/bench/panel/charts.mjs`.

const folder = join(fileURLToPath(new URL('../../..', import.meta.url)), '.bench', 'charts');
const LIMITS = { brushMs: 100, frameMs: 30 };

export async function run({ quick = false } = {}) {
  const address = await builtPage(folder, { rows: 7000, columns: 20, shown: 'both' });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--disable-gpu'] });
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1400, height: 900 }, offline: true })).newPage();
    await tab.goto(address);
    await tab.locator('.chart-overlay .labels text').first().waitFor();
    await tab.getByText('showing 5,000 of').waitFor();
    // What joint draws tell comes a little later.
    await tab.waitForTimeout(2000);
    const steps = quick ? 40 : 160;
    return [
      limit('ms from a rectangle to the table', await brushes(tab, quick ? 3 : 9), LIMITS.brushMs, median),
      limit('ms a frame while a budget is dragged, 95 % of them', await tab.evaluate((n) => window.chartBench.dragLimit(n), steps), LIMITS.frameMs, p95),
      limit('ms a frame while the plot is moved, 95 % of them', await tab.evaluate((n) => window.chartBench.move(n), steps), LIMITS.frameMs, p95),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function brushes(tab, turns) {
  const took = [];
  for (let turn = 0; turn < turns; turn++) {
    took.push(await tab.evaluate((at) => window.chartBench.brush([0.3 + at / 100, 0.2], [0.9, 0.7]), turn));
    await tab.keyboard.press('Escape');
    await tab.waitForTimeout(200);
  }
  return took;
}

/** What was measured of it against the most that it may be. */
const limit = (name, values, most, of) => within(`chart of 5,000 marks, ${name}`, values, most, of);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  for (const { name, ours, peer, ok } of rows) console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(1)} against ${peer}`);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
