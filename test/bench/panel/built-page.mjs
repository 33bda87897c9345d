import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The panel's own bundles, minified as they are shipped, with a host that answers from a table in the page. Answers the page's address. */
export async function builtPage(folder, { rows, columns, shown }) {
  mkdirSync(folder, { recursive: true });
  const entryPoints = {
    panel: join(root, 'webview/experiments/main.ts'),
    charts: join(root, 'webview/charts/main.ts'),
    host: join(root, 'test/support/panel/page-host.ts'),
    bench: join(here, 'page.ts'),
    'chart-bench': join(here, 'chart-page.ts'),
  };
  await build({ entryPoints, bundle: true, minify: true, outdir: folder, format: 'iife', platform: 'browser', target: 'es2022', logLevel: 'warning' });
  const scripts = `<script src="host.js"></script><script>panelHost.large(${rows}, ${columns}); began = performance.now()</script>
<script src="bench.js"></script><script src="chart-bench.js"></script><script src="panel.js"></script>`;
  const file = join(folder, 'index.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="panel.css"><body data-charts="charts.js"><main id="panel"></main>${scripts}</body>`);
  return `${pathToFileURL(file).href}?charts=${shown}`;
}
