interface Part {
  readonly count: number;
  readonly sku: string;
}

/** `a + 2x b` → a once, b twice. */
export function partsOf(sku: string): readonly Part[] {
  return sku.split('+').map((text) => {
    const match = /^\s*(?:(\d+)\s*x\s+)?(.+?)\s*$/.exec(text);
    return { count: Number(match?.[1] ?? 1), sku: match?.[2] ?? text.trim() };
  });
}
