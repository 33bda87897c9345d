import { CONFIG_FILE } from '../app/project/settings.ts';
import type { ProjectState } from '../app/project/project.ts';
import type { Diagnostic } from '../core/runs/diagnostic.ts';
import { CliFailure, EXIT } from './failure.ts';
import { diagnosticSentence } from '../core/format/diagnostic.ts';

type Told = Pick<ProjectState, 'diagnostics' | 'settings'>;

/** What keeps something that `kneepoint.yaml` names from being read. */
function inputFaults({ diagnostics, settings }: Told): readonly Diagnostic[] {
  const named = (settings.config.stores ?? []).filter(({ ignore }) => ignore !== true).map(({ path }) => path);
  return diagnostics.filter(
    ({ severity, file, code }) =>
      (severity === 'error' && file === CONFIG_FILE) || (code.startsWith('store-') && code !== 'store-linked' && named.includes(file)),
  );
}

/** An answer without what was asked to be in it is printed, but not fine. */
export function exitOf(state: Told): number {
  return inputFaults(state).length === 0 ? EXIT.fine : EXIT.badInput;
}

/** A decision on what is left of the stores would be committed as if it were one on all of them. */
export function requireWhole(state: Told, { write }: { readonly write: boolean }): void {
  const [fault] = write ? inputFaults(state) : [];
  if (fault === undefined) return;
  const where = fault.place === undefined ? fault.file : `${fault.file}:${fault.place}`;
  throw new CliFailure(`not written, for a store that kneepoint.yaml names could not be read: ${where}: ${diagnosticSentence(fault)}`);
}
