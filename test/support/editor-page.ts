import type { ReportModel } from '../../src/app/report/model.ts';
import { reportHtml } from '../../src/app/report/report-html.ts';
import { reportStyles } from '../../src/app/report/styles.ts';

interface EditorTheme {
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Red, green, blue of the chart's background. */
  readonly corner: string;
}

const FONT = { '--vscode-font-family': 'system-ui, sans-serif', '--vscode-font-size': '13px' };

/** Some of the variables that the editor's own themes set in a webview. */
export const THEMES = {
  light: {
    kind: 'vscode-light',
    corner: '255,255,255',
    variables: {
      ...FONT,
      '--vscode-editor-background': '#ffffff',
      '--vscode-editor-foreground': '#3b3b3b',
      '--vscode-descriptionForeground': '#3b3b3b',
      '--vscode-panel-border': '#e5e5e5',
      '--vscode-focusBorder': '#005fb8',
    },
  },
  dark: {
    kind: 'vscode-dark',
    corner: '31,31,31',
    variables: {
      ...FONT,
      '--vscode-editor-background': '#1f1f1f',
      '--vscode-editor-foreground': '#cccccc',
      '--vscode-descriptionForeground': '#9d9d9d',
      '--vscode-panel-border': '#2b2b2b',
      '--vscode-focusBorder': '#0078d4',
    },
  },
  'high-contrast': {
    kind: 'vscode-high-contrast',
    corner: '0,0,0',
    variables: {
      ...FONT,
      '--vscode-editor-background': '#000000',
      '--vscode-editor-foreground': '#ffffff',
      '--vscode-contrastBorder': '#6fc3df',
      '--vscode-focusBorder': '#f38518',
    },
  },
} as const satisfies Record<string, EditorTheme>;

/** A report as a webview shows it: a nonce for what may run, no drawn chart, the theme on `html` and `body`. */
export function editorPage(model: ReportModel, script: string, theme: keyof typeof THEMES): string {
  const { kind, variables } = THEMES[theme];
  const nonce = 'c3VwZXJub25jZQ';
  const csp = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const root = `:root{${Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;
  return reportHtml(model, { styles: { text: root + reportStyles('editor'), nonce }, scripts: { text: script, nonce }, csp }).replace(
    '<body>',
    `<body class="${kind}">`,
  );
}
