import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, Uri } from 'vscode';
import type { ProblemRow } from '../../protocol/rows.ts';
import type { Log } from '../log.ts';
import type { Loaded, Projects } from './projects.ts';

export const SOURCE = 'kneepoint';

type Place = NonNullable<ProblemRow['at']>;

/** What went wrong while reading: in the log, and at its place in the file where the place is known. */
export function publishProblems(projects: Projects, log: Log): Disposable {
  const collection = languages.createDiagnosticCollection(SOURCE);
  const marked = new Map<string, readonly Uri[]>();
  const told = new Map<string, string>();
  const publish = (loaded: Loaded) => {
    if (!('summary' in loaded)) return;
    const { folder, summary } = loaded;
    const key = folder.uri.toString();
    for (const uri of marked.get(key) ?? []) collection.delete(uri);
    const byFile = diagnosticsByFile(folder.uri, [...summary.problems, ...summary.notes]);
    for (const [uri, diagnostics] of byFile) collection.set(uri, diagnostics);
    marked.set(
      key,
      byFile.map(([uri]) => uri),
    );
    const text = summary.problems.map(problemText).join('\n');
    if (text !== '' && told.get(key) !== text) log.channel.warn(`${folder.name}:\n${text}`);
    told.set(key, text);
  };
  return Disposable.from(collection, projects.onDidLoad(publish));
}

export function problemText({ file, at, message }: ProblemRow): string {
  return at === undefined ? `${file}: ${message}` : `${file}:${at.line}:${at.column}: ${message}`;
}

export function fileOf(folder: Uri, { file }: Pick<ProblemRow, 'file'>): Uri {
  return /^([/\\]|[A-Za-z]:)/.test(file) ? Uri.file(file) : Uri.joinPath(folder, file);
}

/** Empty, and drawn under the word that stands there. */
export function placeOf({ line, column }: Place): Range {
  const [row, from] = [Math.max(0, line - 1), Math.max(0, column - 1)];
  return new Range(row, from, row, from);
}

function diagnosticsByFile(folder: Uri, problems: readonly ProblemRow[]): [Uri, Diagnostic[]][] {
  const byFile = new Map<string, [Uri, Diagnostic[]]>();
  for (const problem of problems) {
    if (problem.at === undefined) continue;
    const uri = fileOf(folder, problem);
    const entry = byFile.get(uri.toString()) ?? [uri, []];
    byFile.set(uri.toString(), entry);
    entry[1].push(diagnosticOf(problem, problem.at));
  }
  return [...byFile.values()];
}

function diagnosticOf({ severity, message, code }: ProblemRow, at: Place): Diagnostic {
  const diagnostic = new Diagnostic(placeOf(at), message, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
