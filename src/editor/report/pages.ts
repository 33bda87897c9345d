import { randomBytes } from 'node:crypto';
import type { WorkspaceFolder } from 'vscode';
import { escapeHtml } from '../../app/report/markup.ts';
import { editorPolicy } from './policy.ts';

/** A page that says one thing: that the report is being made, or why there is none. */
export function messagePage(text: string, folder: WorkspaceFolder): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = editorPolicy({ nonce, cspSource: '' });
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"></head>
<body><p>${escapeHtml(text)}</p></body></html>
`;
  return restorable(page, folder, nonce);
}

/** The page with what VS Code gives back after a reload: whose report it is. */
export function restorable(page: string, { uri }: WorkspaceFolder, nonce: string): string {
  const state = JSON.stringify({ folder: uri.toString() }).replaceAll('<', '\\u003c');
  const script = `<script nonce="${nonce}">acquireVsCodeApi().setState(${state})</script>`;
  const end = page.lastIndexOf('</body>');
  return page.slice(0, end) + script + page.slice(end);
}
