import * as z from 'zod';
import { parseYaml } from '../project/yaml-document.ts';
import { evidenceFileOf, type StoredDecision } from './files.ts';
import type { Finding } from './finding.ts';

/** Where a finding is about: relative to the project, `line:column`. */
export interface FindingPlace {
  readonly file: string;
  readonly place: string;
}

/** The line that a finding names, the key whose value it doubts, or the top of the decision. */
export function findingPlace({ path, text }: Pick<StoredDecision, 'path' | 'text'>, { message }: Pick<Finding, 'message'>): FindingPlace {
  const evidence = evidenceFileOf(path);
  if (message.startsWith(evidence)) {
    const line = /^:(\d+):/.exec(message.slice(evidence.length))?.[1];
    return line === undefined ? { file: path, place: placeOf(text, ['evidence']) } : { file: evidence, place: `${line}:1` };
  }
  const rest = message.startsWith(path) ? message.slice(path.length) : message;
  const said = /^:(\d+:\d+):/.exec(rest)?.[1];
  if (said !== undefined) return { file: path, place: said };
  const key = /^:? ?([A-Za-z]\w*(?:\.\w+)*) is /.exec(rest)?.[1];
  return { file: path, place: placeOf(text, keysOf(key)) };
}

function keysOf(dotted: string | undefined): readonly PropertyKey[] {
  return dotted === undefined ? [] : dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function placeOf(text: string, keys: readonly PropertyKey[]): string {
  return parseYaml(text, '', z.unknown()).placeAt(keys);
}
