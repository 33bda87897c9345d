import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview, type WorkspaceFolder } from 'vscode';
import { escapeHtml } from '../../app/report/markup.ts';
import { editorPolicy } from '../report/policy.ts';

/** The panel's page: a place for the script to fill, under the strict policy. zod and vega need no `eval`. */
export function experimentsPage(webview: Webview, dist: Uri, folder: WorkspaceFolder): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = editorPolicy({ nonce, cspSource: webview.cspSource });
  const { bundle } = l10n;
  const language = bundle === undefined ? 'en' : env.language;
  const at = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}; style-src-elem ${webview.cspSource} 'nonce-${nonce}'">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${at('experiments.css')}">
<title>${escapeHtml(l10n.t('Experiments: {0}', folder.name))}</title></head>
<body data-folder="${escapeHtml(folder.uri.toString())}" data-charts="${at('charts.js')}"${bundle === undefined ? '' : ` data-l10n="${escapeHtml(JSON.stringify(bundle))}"`}><main id="panel"><p class="say" role="status">${escapeHtml(l10n.t('Reading the runs of {0} …', folder.name))}</p></main>
<script nonce="${nonce}" src="${at('experiments.js')}"></script></body></html>
`;
}
