/** At most `most` of some items, evenly spread over their order: the same items always give the same sample. */
export function evenSample<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: Math.max(0, most) }, (_, i) => items[Math.floor((i * items.length) / most)]!);
}
