import { isRecord } from '../../core/record/is-record.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { foreignYaml, plainValueOf } from '../foreign-yaml.ts';
import { isShallow, parseJson } from './json.ts';
import { type ProblemLog, problemLog } from './problems.ts';

/** The files that W&B uploads, as far as they say something that a log may lack. Written while a run is online, the first two at its end. */
export interface RunFiles {
  config(): readonly (readonly [string, unknown])[];
  summary(): Readonly<Record<string, unknown>>;
  metadata(): Readonly<Record<string, unknown>>;
  readonly problems: readonly ProblemLog[];
}

export const FILES = ['config.yaml', 'wandb-summary.json', 'wandb-metadata.json'] as const;
const LARGEST = 16 * 1024 * 1024;

export function runFiles(files: Files, folder: string, label: string): RunFiles {
  const problems: ProblemLog[] = [];
  const read = <T>(name: (typeof FILES)[number], parse: (text: string) => T | undefined): (() => T | undefined) => {
    let value: { readonly read: T | undefined } | undefined;
    return () => (value ??= { read: readOnce(name, parse) }).read;
  };
  const readOnce = <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const log = problemLog(`${label}/files/${name}`);
    problems.push(log);
    const text = textOf(files, files.join(folder, 'files', name), log);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) log.report('file-unreadable', name, { why: 'syntax' });
    return value;
  };
  const json = (text: string) => recordOf(parseJson(text));
  const [config, summary, metadata] = [read('config.yaml', entriesOf), read('wandb-summary.json', json), read('wandb-metadata.json', json)];
  return { problems, summary: () => summary() ?? {}, metadata: () => metadata() ?? {}, config: () => config() ?? [] };
}

function textOf(files: Files, path: string, problems: ProblemLog): string | undefined {
  const bytes = files.stat(path)?.bytes ?? 0;
  if (bytes > LARGEST) {
    problems.report('file-unreadable', 'size', { why: 'too-large', bytes, limit: LARGEST });
    return undefined;
  }
  try {
    return files.readText(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    problems.report('file-unreadable', 'file', { why: error.code });
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

/** `config.yaml`: `{key: {value, desc}}`. */
function entriesOf(text: string): readonly (readonly [string, unknown])[] | undefined {
  const document = foreignYaml(text, {});
  if (document === undefined || document.errors.length > 0) return undefined;
  const content = plainValueOf(document);
  if (content === null) return [];
  if (!isRecord(content) || !isShallow(content)) return undefined;
  return Object.entries(content).map(([key, entry]) => [key, isRecord(entry) && 'value' in entry ? entry['value'] : entry]);
}
