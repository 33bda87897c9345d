/** Something a person should know about a file, with its place and, in `code` and `args`, enough to say the remedy. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** Where in the file: `14:7`, `metrics row of run 3fa…`. */
  readonly place?: string | undefined;
  readonly args?: Readonly<Record<string, string | number>> | undefined;
}
