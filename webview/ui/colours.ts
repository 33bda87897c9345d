const VARIABLE = /^var\((--kp-[\w-]+)\)$/;

/**
 * A copy of a spec with the page's colour variables as the values that they have now: a canvas, unlike an SVG, does
 * not know CSS variables. Data are left alone.
 */
export function withColours<T>(spec: T, page: Element): T {
  const style = getComputedStyle(page);
  return mapStrings(spec, (text) => {
    const name = VARIABLE.exec(text)?.[1];
    return name === undefined ? text : style.getPropertyValue(name).trim() || text;
  }) as T;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === 'data' ? member : mapStrings(member, change)]));
}
