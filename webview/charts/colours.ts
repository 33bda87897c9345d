import { editorVariables } from '../../src/charts/editor-theme.ts';

/** Gives the page the colours that specs name. */
export function adoptChartColours(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(editorVariables());
  document.adoptedStyleSheets.push(sheet);
}
