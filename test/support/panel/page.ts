import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PANEL_THEMES, type PanelTheme } from './themes.ts';

const REPO = fileURLToPath(new URL('../../..', import.meta.url));
const NONCE = 'c3VwZXJub25jZQ';

/** Bundles the panel's own page and what stands in for the extension host into a folder, once for each theme. */
export async function panelPages(folder: string): Promise<(theme: PanelTheme | 'pseudo') => string> {
  await build({
    entryPoints: {
      panel: join(REPO, 'webview/experiments/main.ts'),
      charts: join(REPO, 'webview/charts/main.ts'),
      host: join(REPO, 'test/support/panel/page-host.ts'),
    },
    bundle: true,
    outdir: folder,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  });
  for (const [name, { kind, variables }] of Object.entries(PANEL_THEMES))
    writeFileSync(join(folder, `${name}.html`), pageOf(kind, variables));
  writeFileSync(join(folder, 'pseudo.html'), pageOf('vscode-dark', PANEL_THEMES.dark.variables, pseudoLanguage()));
  return (theme) => pathToFileURL(join(folder, `${theme}.html`)).href;
}

/** Every sentence in brackets: one that has none did not go through the bundle. */
function pseudoLanguage(): string {
  const bundle = JSON.parse(readFileSync(join(REPO, 'l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>;
  return JSON.stringify(Object.fromEntries(Object.keys(bundle).map((message) => [message, `⟦${message}⟧`])));
}

/** Under the policy that the extension gives it, with files in the place of the webview's own addresses. */
function pageOf(kind: string, variables: Readonly<Record<string, string>>, l10n?: string): string {
  const policy = `default-src 'none'; img-src data:; style-src 'nonce-${NONCE}'; script-src 'nonce-${NONCE}'; base-uri 'none'; form-action 'none'`;
  const root = Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Experiments</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${NONCE}">:root{${root}}</style>
<link rel="stylesheet" nonce="${NONCE}" href="panel.css"></head>
<body class="${kind}" data-folder="file:///somewhere" data-charts="charts.js"${l10n === undefined ? '' : ` data-l10n="${l10n.replace(/[&"]/g, (mark) => `&#${mark.charCodeAt(0)};`)}"`}><main id="panel"><p class="say" role="status">Reading …</p></main>
<script nonce="${NONCE}" src="host.js"></script>
<script nonce="${NONCE}">{ const large = new URLSearchParams(location.search).get('large'); if (large) panelHost.large(...large.split('x').map(Number)); if (new URLSearchParams(location.search).has('charted')) panelHost.charted(); }</script>
<script nonce="${NONCE}" src="panel.js"></script></body></html>
`;
}
