/** What a Pareto chart shows, without saying how: two axes, points with their tags, and limits. */
export interface ParetoChart {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** The parameter that colours stand for; undefined when nothing tells candidates into families. */
  readonly family: string | undefined;
  readonly points: readonly ChartPoint[];
  readonly limits: readonly ChartLimit[];
  /** The front is a line only where these two axes are all that is compared. */
  readonly frontLine: 'drawn' | 'absent';
  /** What the chart says, for who cannot see it. */
  readonly description: string;
}

export interface ChartAxis {
  /** With the unit, without the direction. */
  readonly title: string;
  readonly goal: 'max' | 'min';
  readonly kind: 'money' | 'number';
}

export const CHART_TAGS = ['chosen', 'knee', 'best', 'cheapest'] as const;
export type ChartTag = (typeof CHART_TAGS)[number];

export interface ChartPoint {
  readonly id: string;
  readonly name: string;
  readonly family: string | undefined;
  readonly x: ChartValue;
  readonly y: ChartValue;
  /** 0 for the front. */
  readonly rank: number;
  readonly tags: readonly ChartTag[];
  /** Lines of text that a pointer brings up. */
  readonly tip: readonly string[];
}

/** A value with its 90 % interval. */
export interface ChartValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ChartLimit {
  readonly axis: 'x' | 'y';
  readonly value: number;
  readonly label: string;
}

/** Vega-Lite as JSON. */
export type ChartSpec = Readonly<Record<string, unknown>>;
