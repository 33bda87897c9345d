import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { StoragePorts } from '../../storage/ports.ts';
import type { Change } from '../../storage/records/kinds.ts';
import type { UserState } from '../../storage/records/user-state.ts';
import { openUserData, type UserData, type WriteFailure, type Written } from '../../storage/user-data.ts';

export type AnnotationPorts = StoragePorts;
export type AnnotationChange = Change;

/** What people wrote about a project's runs, at one moment. */
export interface AnnotationState extends UserState {
  /** Changes with what was written. */
  readonly revision: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was kept, and why something was not. What was kept can be taken back by its ids. */
export interface Kept {
  readonly ids: readonly string[];
  readonly failure: string | undefined;
}

/** Stars, notes, labels, hidden rows and saved filters of a project. */
export interface Annotations {
  /** With what other windows wrote. */
  read(): AnnotationState;
  change(changes: readonly AnnotationChange[]): Promise<Kept>;
  /** Undoing an undo does it again. */
  undo(ids: readonly string[]): Promise<Kept>;
  /** Brings what was written into the database, from where it may be read by others and where it stands a second time. */
  fold(): Promise<void>;
}

export function openAnnotations(root: string, ports: AnnotationPorts): Annotations {
  const data = openUserData(root, ports);
  let last: UserState | undefined;
  let revision = 0;
  const keptOf = async (writing: readonly Promise<Written>[]): Promise<Kept> => {
    const written = await Promise.all(writing);
    const failed = written.find((one) => !one.kept);
    return { ids: written.flatMap((one) => (one.kept ? [one.id] : [])), failure: failed && failureSentence(failed.failure, data) };
  };
  return {
    read() {
      data.refresh();
      const state = data.state();
      if (state !== last) revision++;
      last = state;
      return { ...state, revision, diagnostics: data.diagnostics() };
    },
    // They wait for one sync together.
    change: (changes) => keptOf(changes.map((change) => data.write(change))),
    undo(ids) {
      data.refresh();
      return keptOf(ids.map((id) => data.undo(id)));
    },
    async fold() {
      await data.fold();
    },
  };
}

function failureSentence(failure: WriteFailure, data: UserData): string {
  if (failure === 'superseded') return 'it was changed since, here or in another window';
  if (failure === 'too-long') return 'the text is too long to keep';
  if (failure === 'invalid') return 'a text without letters cannot be kept';
  if (failure === 'newer') return diagnosticSentence({ code: 'own-database-newer' });
  return diagnosticSentence(data.diagnostics().find(({ code }) => code === `own-write-${failure}`) ?? { code: `own-write-${failure}` });
}
