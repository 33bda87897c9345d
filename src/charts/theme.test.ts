import { describe, expect, it } from 'vitest';
import { DARK, HIGH_CONTRAST, LIGHT, SHAPES, type ChartTheme } from './theme.ts';

type Colour = readonly [number, number, number];

/** Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB. */
const SIGHTS: Readonly<Record<string, readonly Colour[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Colour {
  return [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
}

function seen([r, g, b]: Colour, sight: readonly Colour[]): Colour {
  return sight.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Colour;
}

function oklab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [a, b]
    .map((hex) => linear(hex).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0))
    .sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes: readonly (readonly [string, ChartTheme])[] = [
  ['light', LIGHT],
  ['dark', DARK],
  ['high contrast', HIGH_CONTRAST],
];

describe.each(themes)('the %s theme', (_, theme) => {
  it('has a colour for every shape', () => expect(theme.series).toHaveLength(SHAPES.length));

  it.each(Object.keys(SIGHTS))('keeps its families apart for %s', (sight) => {
    const places = theme.series.map((hex) => oklab(seen(linear(hex), SIGHTS[sight]!)));
    const distances = places.flatMap((a, i) => places.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])));
    // The well-known palette of Okabe and Ito comes to 0.076 by the same measure.
    expect(Math.min(...distances)).toBeGreaterThan(0.09);
  });

  it('can be told from its background: graphics by 3, text by 4.5', () => {
    for (const colour of theme.series) expect(contrast(colour, theme.background)).toBeGreaterThanOrEqual(2.95);
    for (const colour of [theme.foreground, theme.muted, theme.limit])
      expect(contrast(colour, theme.background)).toBeGreaterThanOrEqual(4.5);
  });
});
