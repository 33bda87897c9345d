import type { FileError } from '../core/ports/files.ts';
import type { Diagnostic } from '../core/runs/diagnostic.ts';
import type { Session } from './session.ts';

/** What a person should know about our own data: what is wrong with it now, and what went wrong since it was opened. */
export function diagnosticsOf(session: Session): readonly Diagnostic[] {
  return [...databaseDiagnostics(session), ...journalDiagnostics(session), ...folderDiagnostics(session), ...session.notices.all()];
}

function databaseDiagnostics({ database, places, ports }: Session): Diagnostic[] {
  const { state, failure } = database();
  const file = ports.files.relative(places.project, places.database);
  if (state === 'damaged') return [{ severity: 'warning', code: 'own-database-damaged', file }];
  if (state === 'newer') return [{ severity: 'error', code: 'own-database-newer', file }];
  return failure === undefined ? [] : [unreadable(file, failure)];
}

function journalDiagnostics({ journals, places, ports }: Session): Diagnostic[] {
  const { files } = ports;
  const failed = journals.failures().map((failure) => unreadable(files.relative(places.project, failure.path), failure));
  const damaged = journals.journals().flatMap(({ path, damaged: stretches }) =>
    stretches.map(
      ({ start, end }): Diagnostic => ({
        severity: 'warning',
        code: 'own-journal-damaged',
        file: files.relative(places.project, path),
        place: `bytes ${start}–${end}`,
        args: { bytes: end - start },
      }),
    ),
  );
  return [...failed, ...damaged];
}

function folderDiagnostics({ places, ports }: Session): Diagnostic[] {
  const { files, own } = ports;
  const found: Diagnostic[] = [];
  const file = files.relative(places.project, places.folder);
  if (!own.mayWrite(files.exists(places.folder) ? places.folder : places.project))
    found.push({ severity: 'warning', code: 'own-not-writable', file });
  const pieces = files.exists(places.damaged) ? files.list(places.damaged).length : 0;
  if (pieces > 0)
    found.push({ severity: 'info', code: 'own-set-aside', file: files.relative(places.project, places.damaged), args: { pieces } });
  return found;
}

function unreadable(file: string, { code, detail }: FileError): Diagnostic {
  return { severity: 'error', code: `own-file-${code}`, file, args: detail };
}
