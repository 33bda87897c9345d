/** What a Pareto chart shows, without saying how: two axes, points with their tags, and limits. */
export interface ParetoChart {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** The parameter that colours stand for; undefined when nothing tells candidates into families. */
  readonly family: string | undefined;
  readonly points: readonly ChartPoint[];
  readonly limits: readonly ChartLimit[];
  /** What a third thing is shown by, beside the places of the points. */
  readonly third?: ChartThird | undefined;
  /** The corners of the hull, where a split between two candidates can be had. */
  readonly hull?: readonly ChartPoint[] | undefined;
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
  /** Chosen by a person; else money over more than a decade is logarithmic. */
  readonly scale?: 'log' | 'linear' | undefined;
}

export interface ChartThird {
  readonly title: string;
  readonly as: 'colour' | 'size';
}

export const CHART_TAGS = ['chosen', 'alternative', 'fallback', 'knee', 'best', 'cheapest', 'added'] as const;
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
  /** The value of the third thing. */
  readonly third?: number | undefined;
  /** Where it says more than the rank, as a probability does. */
  readonly opacity?: number | undefined;
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
