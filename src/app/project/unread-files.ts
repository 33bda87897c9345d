import type { Diagnostic } from '../../core/runs/diagnostic.ts';

/** What says that a file goes on after the last run that was read of it. */
const CUT: ReadonlySet<string> = new Set([
  'table-cut',
  'table-quote-never-closed',
  'table-record-too-long',
  'table-json',
  'optuna-journal-broken',
]);

/** Files of which not all runs were read: what their runs cost together is a lower bound. */
export function unreadFiles(diagnostics: readonly Diagnostic[]): readonly string[] {
  return [...new Set(diagnostics.filter(({ code }) => CUT.has(code)).map(({ file }) => file))];
}
