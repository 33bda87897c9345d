/** The colours and the font of a chart: CSS colours, or CSS variables where a page decides. */
export interface ChartTheme {
  readonly background: string;
  readonly foreground: string;
  /** Axis labels and what explains. */
  readonly muted: string;
  readonly grid: string;
  /** Budgets, floors and other limits. */
  readonly limit: string;
  /** Families, the most frequent first; shape doubles colour. */
  readonly series: readonly string[];
  readonly font: string;
}

/** One shape per colour, so that a family is told apart without colour as well. */
export const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down', 'triangle-right', 'triangle-left'] as const;

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export const LIGHT: ChartTheme = {
  background: '#ffffff',
  foreground: '#1f2328',
  muted: '#57606a',
  grid: '#e4e7eb',
  limit: '#8a4b00',
  series: ['#0072b2', '#d76821', '#a73879', '#704d1c', '#9585f4', '#21147b', '#b5788a', '#5c010b'],
  font: FONT,
};

export const DARK: ChartTheme = {
  background: '#1f1f1f',
  foreground: '#e6e6e6',
  muted: '#a8adb3',
  grid: '#383b3f',
  limit: '#e2b866',
  series: ['#4fa8e8', '#f6de7d', '#8a5fc9', '#368986', '#a56d0f', '#77f8e1', '#cba372', '#aac4f9'],
  font: FONT,
};

export const HIGH_CONTRAST: ChartTheme = {
  background: '#000000',
  foreground: '#ffffff',
  muted: '#ffffff',
  grid: '#5a5a5a',
  limit: '#ffd76a',
  series: ['#4fc3ff', '#f2ef63', '#fd7eaa', '#3c8169', '#b28827', '#a7faf6', '#5c8af0', '#b8b40b'],
  font: FONT,
};

/**
 * A theme whose colours are CSS variables: an inline SVG takes them as they are, and a canvas gets their values when
 * it is drawn, so that one spec serves every theme of a page.
 */
export const PAGE_THEME: ChartTheme = {
  background: 'var(--kp-background)',
  foreground: 'var(--kp-foreground)',
  muted: 'var(--kp-muted)',
  grid: 'var(--kp-grid)',
  limit: 'var(--kp-limit)',
  series: SHAPES.map((_, index) => `var(--kp-series-${index + 1})`),
  font: 'var(--kp-font)',
};

/** The declarations behind `PAGE_THEME`. */
export function themeVariables(theme: ChartTheme): string {
  const named = (['background', 'foreground', 'muted', 'grid', 'limit', 'font'] as const).map((name) => `--kp-${name}:${theme[name]}`);
  return [...named, ...theme.series.map((colour, index) => `--kp-series-${index + 1}:${colour}`)].join(';');
}
