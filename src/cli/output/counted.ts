/** How often each text is there, the commonest first, then in the order in which they came. */
export function counted(texts: Iterable<string>): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

/** `7 hardware not recorded, 5 no end time recorded`; a flood of different ones is cut and counted. */
export function countedText(texts: Iterable<string>, most = 5): string {
  const all = counted(texts);
  const [only] = all;
  if (only === undefined || all.length === 1) return only?.text ?? '';
  const rest = all.slice(most).reduce((sum, { count }) => sum + count, 0);
  return [...all.slice(0, most).map(({ text, count }) => `${count} ${text}`), ...(rest > 0 ? [`${rest} for other reasons`] : [])].join(
    ', ',
  );
}
