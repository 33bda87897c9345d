/** What a run's siblings are called: numbers and hashes at its end stand for any. `gbm fold 1` → `gbm fold *`. */
export function namePattern(name: string): string {
  const stem = name.replace(/[-_ .=]?(?:\d[\d.eE+-]*|[0-9a-f]{6,})$/i, (end) => (/^[-_ .=]/.test(end) ? end[0]! : ''));
  return stem === name || stem === '' ? name : `${stem}*`;
}
