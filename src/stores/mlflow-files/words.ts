/** Each text that comes again and again (a metric's name, an optimizer) once in memory. Texts are foreign, so only so many are kept. */
export function words(ceiling = 50_000): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    if (known.size < ceiling) known.set(text, text);
    return text;
  };
}
