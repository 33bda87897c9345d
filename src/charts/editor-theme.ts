import { DARK, HIGH_CONTRAST, LIGHT, SHAPES, themeVariables, type ChartTheme } from './theme.ts';

/** A theme in the editor's own colours, ours where it does not say. */
export function fromEditor(theme: ChartTheme): ChartTheme {
  return {
    background: `var(--vscode-editor-background,${theme.background})`,
    foreground: `var(--vscode-editor-foreground,${theme.foreground})`,
    muted: `var(--vscode-descriptionForeground,${theme.muted})`,
    grid: `var(--vscode-editorIndentGuide-background1,${theme.grid})`,
    limit: theme.limit,
    series: SHAPES.map((_, index) => `var(--vscode-kneepoint-series${index + 1},${theme.series[index] ?? theme.foreground})`),
    font: `var(--vscode-font-family,${theme.font})`,
  };
}

/** Indent guides are drawn at full contrast there: as a grid they would drown the points. */
export const EDITOR_THEMES = {
  body: fromEditor(LIGHT),
  'body.vscode-dark': fromEditor(DARK),
  'body.vscode-high-contrast': { ...fromEditor(HIGH_CONTRAST), grid: HIGH_CONTRAST.grid },
  'body.vscode-high-contrast-light': { ...fromEditor(LIGHT), grid: LIGHT.grid },
} as const satisfies Readonly<Record<string, ChartTheme>>;

/** The declarations behind `PAGE_THEME` for a page in the editor. */
export function editorVariables(): string {
  return Object.entries(EDITOR_THEMES)
    .map(([where, theme]) => `${where}{${themeVariables(theme)}}`)
    .join('\n');
}
