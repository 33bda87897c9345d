import { EDITOR_THEMES } from '../../charts/editor-theme.ts';
import { DARK, HIGH_CONTRAST, LIGHT, themeVariables, type ChartTheme } from '../../charts/theme.ts';

/** What a page has besides a chart: lines, focus, rows under the pointer, what is broken. */
interface PageColours {
  readonly line: string;
  readonly focus: string;
  readonly hover: string;
  readonly marked: string;
  readonly bad: string;
}

const LIGHT_PAGE: PageColours = { line: '#9aa3ad', focus: '#0969da', hover: '#f1f4f7', marked: '#dcebfb', bad: '#b3261e' };
const DARK_PAGE: PageColours = { line: '#6b7178', focus: '#4fa8e8', hover: '#2a2d2e', marked: '#0f3a5c', bad: '#f2857c' };
const HIGH_CONTRAST_PAGE: PageColours = { line: '#ffffff', focus: '#f38518', hover: '#1c1c1c', marked: '#123a57', bad: '#ff8f87' };

/** A file follows the reader's system; paper is always light. */
export function fileColours(): string {
  return [
    `:root{color-scheme:light dark;--kp-size:15px;${declared(LIGHT, LIGHT_PAGE)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${declared(DARK, DARK_PAGE)}}}`,
    `@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${declared(HIGH_CONTRAST, HIGH_CONTRAST_PAGE)}}}`,
  ].join('\n');
}

/** A webview follows the editor: its variables first, our own where a theme does not say. */
export function editorColours(): string {
  return [
    `:root{--kp-size:var(--vscode-font-size,13px)}`,
    `body{color-scheme:light;${declared(EDITOR_THEMES.body, pageFromEditor(LIGHT_PAGE))}}`,
    `body.vscode-dark{color-scheme:dark;${declared(EDITOR_THEMES['body.vscode-dark'], pageFromEditor(DARK_PAGE))}}`,
    `body.vscode-high-contrast{color-scheme:dark;${declared(EDITOR_THEMES['body.vscode-high-contrast'], pageFromEditor(HIGH_CONTRAST_PAGE))}}`,
    `body.vscode-high-contrast-light{color-scheme:light;${declared(EDITOR_THEMES['body.vscode-high-contrast-light'], pageFromEditor({ ...LIGHT_PAGE, line: '#000000' }))}}`,
    `@media print{body,body[class]{${declared(LIGHT, LIGHT_PAGE)}}}`,
  ].join('\n');
}

function pageFromEditor({ line, focus, hover, marked, bad }: PageColours): PageColours {
  return {
    line: `var(--vscode-contrastBorder,var(--vscode-panel-border,${line}))`,
    focus: `var(--vscode-focusBorder,${focus})`,
    hover: `var(--vscode-list-hoverBackground,${hover})`,
    marked: `var(--vscode-list-inactiveSelectionBackground,${marked})`,
    bad: `var(--vscode-errorForeground,${bad})`,
  };
}

function declared(theme: ChartTheme, page: PageColours): string {
  return `${themeVariables(theme)};${Object.entries(page)
    .map(([name, value]) => `--kp-${name}:${value}`)
    .join(';')}`;
}
