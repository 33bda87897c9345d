import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../../scripts/host/chromium.mjs';
import { builtPage } from './built-page.mjs';
import { median, p95, within } from '../figures.mjs';

// The experiments table with 100,000 rows and 60 columns in a headless Chromium, against the limits that it keeps: what a person does until it can
// be seen, and the time between frames while it scrolls. `node test/bench/panel/table.mjs`.

const ROWS = 100_000;
const COLUMNS = 60;
const TURNS = 7;
const LIMITS = { openMs: 1500, actMs: 100, frameMs: 25 };
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.bench', 'panel');

export async function run({ quick = false } = {}) {
  const address = await builtPage(folder, { rows: ROWS, columns: COLUMNS, shown: 'table' });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--disable-gpu'] });
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1400, height: 900 }, offline: true })).newPage();
    const opened = await openings(tab, address, quick ? 1 : 3);
    const turns = quick ? 3 : TURNS;
    return [
      limit('ms until rows are seen, of the page’s script', opened, LIMITS.openMs, median),
      limit('ms: sort by a number', await acts(tab, turns, ['sort', 'm0']), LIMITS.actMs, median),
      limit('ms: sort by 100,000 different names', await acts(tab, turns, ['sort', 'name']), LIMITS.actMs, median),
      limit('ms: filter by three conditions', await acts(tab, turns, ['type', '.filter', 'metrics.m0 > 0.5 and spent < 20 and params.p1 != 2']), LIMITS.actMs, median),
      limit('ms: search', await acts(tab, turns, ['type', '.search', 'resnet 99']), LIMITS.actMs, median),
      limit('ms a frame while scrolling down, 95 % of them', await frames(tab, 240, 120, false), LIMITS.frameMs, p95),
      limit('ms a frame while scrolling fast, 95 % of them', await frames(tab, 240, 24_000, false), LIMITS.frameMs, p95),
      limit('ms a frame while scrolling across, 95 % of them', await frames(tab, 120, 60, true), LIMITS.frameMs, p95),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openings(tab, address, turns) {
  const took = [];
  for (let turn = 0; turn < turns; turn++) {
    await tab.goto('about:blank');
    await tab.goto(address);
    took.push(
      await tab.evaluate(async () => {
        const isSeen = () => document.querySelector('.grid-row .grid-cell:nth-child(2)')?.textContent?.includes('run-');
        while (!isSeen()) await new Promise(requestAnimationFrame);
        return performance.now() - window.began;
      }),
    );
  }
  await tab.locator('button', { hasText: 'Columns' }).click();
  await tab.locator('button', { hasText: 'Show Found' }).click();
  await tab.keyboard.press('Escape');
  // The columns that were not seen yet come while nobody waits.
  await tab.waitForTimeout(6000);
  return took;
}

/** Each turn begins with rows in their own order, all of them. */
async function acts(tab, turns, [what, ...args]) {
  return tab.evaluate(
    async ({ what, args, turns }) => {
      const took = [];
      for (let turn = 0; turn < turns; turn++) {
        took.push(await window.bench.timed(() => window.bench[what](...args)));
        if (what === 'sort') for (let click = 0; click < 2; click++) await window.bench.timed(() => window.bench.sort(...args));
        else await window.bench.timed(() => window.bench.type(args[0], ''));
      }
      return took;
    },
    { what, args, turns },
  );
}

async function frames(tab, count, pixels, across) {
  await tab.evaluate(() => document.querySelector('.grid').scrollTo(0, 0));
  return tab.evaluate(({ count, pixels, across }) => window.bench.scroll(count, pixels, across), { count, pixels, across });
}

/** What was measured of it against the most that it may be. */
const limit = (name, values, most, of) => within(`table of 100,000 × 60, ${name}`, values, most, of);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  for (const { name, ours, peer, ok } of rows) console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(1)} against ${peer}`);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
