import { FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { reread } from './reread.ts';

/** Code and settings larger than this are data. */
const MAX_BYTES = 512 * 1024;

/** Where a program says where it logs. The address stands in the first group. */
const SAYS: readonly (readonly [tool: 'mlflow' | 'optuna', pattern: RegExp])[] = [
  ['mlflow', /set_tracking_uri\(\s*\\?["']([a-z][a-z0-9+]*:[^"'\\\s]+)/g],
  ['mlflow', /MLFLOW_TRACKING_URI["']?\]?\s*[=:]\s*\\?["']?([a-z][a-z0-9+]*:[^"'\\\s]+)/g],
  ['optuna', /\bstorage\s*=\s*\\?["']((?:mysql|postgresql|mssql|redis)[a-z0-9+]*:[^"'\\\s]+)/g],
];
const REMOTE = /^(https?|databricks(-uc)?|postgresql|mysql|mssql|redis)(\+[a-z0-9]+)?:/i;

/** By name alone: whether a file may say where a project logs. */
export function maySayTracking(name: string): boolean {
  return /\.(py|ipynb|sh|env)$/i.test(name) || name === '.env' || name === 'MLproject';
}

/** Answers what files say of remote tracking servers; a file that did not change is not read again. */
export function remoteTracking(files: Files): (root: string, paths: readonly string[]) => readonly Diagnostic[] {
  const saying = reread((path) => saidIn(textOf(files, path)));
  return (root, paths) => {
    const each = paths.flatMap((path) => {
      const stat = files.stat(path);
      if (stat === undefined || stat.bytes > MAX_BYTES) return [];
      return saying(path, stat).map((said) => ({ ...said, file: files.relative(root, path) }));
    });
    return firstOfEach(each);
  };
}

function textOf(files: Files, path: string): string {
  try {
    return files.readText(path) ?? '';
  } catch (error) {
    // Code that may not be read says nothing.
    if (error instanceof FileError) return '';
    throw error;
  }
}

function saidIn(text: string): readonly Omit<Diagnostic, 'file'>[] {
  return SAYS.flatMap(([tool, pattern]) =>
    [...text.matchAll(pattern)].flatMap(({ 1: address = '', index }): Omit<Diagnostic, 'file'>[] => {
      if (!REMOTE.test(address)) return [];
      const line = text.slice(0, index).split('\n').length;
      return [{ severity: 'warning', code: 'remote-tracking', place: String(line), args: { tool, address: withoutSecrets(address) } }];
    }),
  );
}

/** Scheme and host: an address may hold a password, a token, a path with a customer's name. */
function withoutSecrets(address: string): string {
  const [, scheme = '', host = ''] = /^([^:]+):(?:\/\/(?:[^@/]*@)?([^/?#]*))?/.exec(address) ?? [];
  return host === '' ? scheme : `${scheme}://${host}`;
}

/** Twenty scripts that log to one server are one piece of news. */
function firstOfEach(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...new Map([...diagnostics].reverse().map((item) => [`${item.args?.['tool']} ${item.args?.['address']}`, item])).values(),
  ].reverse();
}
