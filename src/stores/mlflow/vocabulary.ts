/**
 * Each text that comes again and again (a metric's name, an optimizer) once in memory. Texts are foreign, so there is a ceiling
 * on how many are kept.
 */
export function vocabulary(ceiling = 50_000): (text: string) => string {
  const words = new Map<string, string>();
  return (text) => {
    const known = words.get(text);
    if (known !== undefined) return known;
    if (words.size < ceiling) words.set(text, text);
    return text;
  };
}
