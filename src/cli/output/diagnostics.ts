import { CONFIG_FILE } from '../../app/project/settings.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { visible } from '../../core/text/visible.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';

const MOST = 10;

/** One line per diagnostic, the most telling first; a flood is cut and counted. */
export function diagnosticLines(diagnostics: readonly Diagnostic[]): readonly string[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]).filter(isSaid);
  const lines = sorted.slice(0, MOST).map(diagnosticText);
  return sorted.length > MOST ? [...lines, `… ${sorted.length - MOST} more; --format json lists all`] : lines;
}

/** Said although they are only for information: without a word about them something is waited for in vain. */
const SAID: ReadonlySet<string> = new Set(['search-cut-by-depth', 'store-linked']);

/** Of what is only for information, what somebody wrote in the configuration too. */
function isSaid({ severity, code, file }: Diagnostic): boolean {
  return severity !== 'info' || file === CONFIG_FILE || SAID.has(code);
}

export function diagnosticText({ severity, code, file, place, args }: Diagnostic): string {
  const at = place === undefined ? file : `${file}:${place}`;
  return visible(`kneepoint: ${severity}: ${at}: ${diagnosticSentence({ code, args })}`.replace(/\s*\n\s*/g, ' '));
}
