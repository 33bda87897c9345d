import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { complaintsOf } from '../../core/schema/issue-text.ts';
import { schemaKeys } from '../../core/schema/schema-keys.ts';
import { nearest } from '../../core/text/nearest.ts';

/** A YAML file's value under a schema, with every complaint at its line and column. */
export interface ParsedYaml<T> {
  /** Undefined when a fault leaves no trustworthy value. */
  readonly value: T | undefined;
  /** `line:column` of a path, or of the deepest part of it that exists. */
  readonly placeAt: (path: readonly PropertyKey[]) => string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses YAML 1.2 and checks it. Keys that the schema does not know are warnings and left out; anything else that does
 * not fit is an error. Aliases are bounded by the library, so a bomb is an error as well.
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): ParsedYaml<T> {
  const lines = new LineCounter();
  const document = documentOf(text, lines);
  if (document === undefined) {
    return { value: undefined, placeAt: () => '1:1', diagnostics: [fault(file, '1:1', 'nested too deeply to be read')] };
  }
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const placeAt = (path: readonly PropertyKey[]) => placeOf(offsetOf(document, path));
  if (document.errors.length > 0) {
    return { value: undefined, placeAt, diagnostics: document.errors.map((error) => fault(file, placeOf(error.pos[0]), error.message)) };
  }
  const plain = plainValue(document);
  if ('fault' in plain) return { value: undefined, placeAt, diagnostics: [fault(file, '1:1', plain.fault)] };
  return check(plain.value ?? {}, file, schema, placeAt);
}

/** Undefined for nesting so deep that the library, which descends by calling itself, runs out of stack. */
function documentOf(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
    // The library keeps some of these for itself, with the engine's message.
    return document.errors.some(({ message }) => /call stack|too much recursion/i.test(message)) ? undefined : document;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function plainValue(document: Document.Parsed): { value: unknown } | { fault: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function check<T>(value: unknown, file: string, schema: z.ZodType<T>, placeAt: ParsedYaml<T>['placeAt']): ParsedYaml<T> {
  const diagnostics: Diagnostic[] = [];
  let current = value;
  // Each round takes out the unknown keys that the last one met; nesting bounds the rounds.
  for (let round = 0; round < 50; round++) {
    const parsed = schema.safeParse(current);
    if (parsed.success) return { value: parsed.data, placeAt, diagnostics };
    const unknownKeys = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknownKeys.length < parsed.error.issues.length) {
      const others = parsed.error.issues.filter((issue) => issue.code !== 'unrecognized_keys');
      // What is missing may be there under a mistyped key, which is the mistake to mend.
      const faults = complaintsOf([...unknownKeys, ...others], current).map(({ path, text }) =>
        fault(file, placeAt(path), `${text}${meant(path, text, schema)}`),
      );
      return { value: undefined, placeAt, diagnostics: [...diagnostics, ...faults] };
    }
    for (const issue of unknownKeys) {
      for (const key of issue.keys) {
        const path = [...issue.path, key];
        diagnostics.push({
          severity: 'warning',
          code: 'unknown-key',
          file,
          place: placeAt(path),
          args: { key: path.join('.'), near: nearKey(path, schema) },
        });
        current = without(current, path);
      }
    }
  }
  return { value: undefined, placeAt, diagnostics };
}

/** Within alternatives an unknown key is a fault: nobody knows which of them was meant. */
function meant(path: readonly PropertyKey[], text: string, schema: z.ZodType): string {
  const near = text.startsWith('unknown key ') ? nearKey(path, schema) : '';
  return near === '' ? '' : ` (did you mean ${near}?)`;
}

function nearKey(path: readonly PropertyKey[], schema: z.ZodType): string {
  return nearest(String(path.at(-1)), schemaKeys(schema, path.slice(0, -1)))[0] ?? '';
}

function fault(file: string, place: string, message: string): Diagnostic {
  return { severity: 'error', code: 'yaml', file, place, args: { message } };
}

/** Where the deepest part of a path that exists stands; a key's own place for a pair. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const start = keyOffset(document, path.slice(0, length - 1), path[length - 1]) ?? startOf(document.getIn(path.slice(0, length), true));
    if (start !== undefined) return start;
  }
  return 0;
}

function keyOffset(document: Document.Parsed, parentPath: readonly PropertyKey[], key: PropertyKey | undefined): number | undefined {
  const parent: unknown = parentPath.length === 0 ? document.contents : document.getIn(parentPath, true);
  if (!isMap(parent)) return undefined;
  return startOf(parent.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function without(value: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path;
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? without(item, rest) : item));
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== key)
      : entries.map(([name, member]) => [name, name === key ? without(member, rest) : member]),
  );
}
