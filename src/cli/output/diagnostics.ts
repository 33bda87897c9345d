import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';

const MOST = 10;

/** One line per diagnostic, the most telling first; a flood is cut and counted. */
export function diagnosticLines(diagnostics: readonly Diagnostic[]): readonly string[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]).filter((item) => item.severity !== 'info');
  const lines = sorted.slice(0, MOST).map(diagnosticText);
  return sorted.length > MOST ? [...lines, `… ${sorted.length - MOST} more; --format json lists all`] : lines;
}

export function diagnosticText({ severity, code, file, place, args }: Diagnostic): string {
  const at = place === undefined ? file : `${file}:${place}`;
  return `kneepoint: ${severity}: ${at}: ${diagnosticSentence({ code, args })}`;
}
