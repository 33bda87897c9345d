import { isMap, isScalar, Scalar } from 'yaml';
import { foreignYaml } from '../foreign-yaml.ts';

/** Text, null, or one level of these. What is nested deeper is not there. */
export type FlatValue = string | null | ReadonlyMap<string, string | null>;
export type FlatYaml = ReadonlyMap<string, FlatValue>;

/**
 * A `meta.yaml` with all its values as text: PyYAML writes a run named `1e5` or an id such as `12345e67` without quotes, and other
 * readers of YAML make numbers of them. Nearly every file is plain lines of `key: value`; the others are left to a real parser.
 * Undefined when it is no mapping. With `wanted`, reading stops when these are found.
 */
export function flatYaml(text: string, wanted?: ReadonlySet<string>): FlatYaml | undefined {
  return plainLines(text, wanted) ?? parsed(text);
}

function plainLines(text: string, wanted: ReadonlySet<string> | undefined): FlatYaml | undefined {
  const found: Found = { values: new Map(), inner: undefined };
  for (const written of linesOf(text)) {
    const line = lineOf(written);
    if (line === undefined) return undefined;
    // A value may go on in the next line, so all wanted ones are there when another key begins.
    if (!line.nested && hasAll(found.values, wanted)) return found.values;
    const value = scalarOf(line.written);
    if (value === undefined || !add(found, line, value)) return undefined;
  }
  return found.values.size === 0 ? undefined : found.values;
}

interface Found {
  readonly values: Map<string, FlatValue>;
  /** What the last key has below it. */
  inner: Map<string, string | null> | undefined;
}

function hasAll(values: FlatYaml, wanted: ReadonlySet<string> | undefined): boolean {
  return wanted !== undefined && [...wanted].every((key) => values.has(key));
}

function add(found: Found, { nested, key, written }: Line, value: string | null): boolean {
  if (nested) return found.inner?.set(key, value) !== undefined;
  found.inner = written === '' ? new Map() : undefined;
  found.values.set(key, found.inner ?? value);
  return true;
}

interface Line {
  readonly nested: boolean;
  readonly key: string;
  readonly written: string;
}

const LINE = /^( {2})?([A-Za-z_][\w./-]*):(?: (.*))?$/;

function lineOf(text: string): Line | undefined {
  const [, indent, key, written = ''] = LINE.exec(text) ?? [];
  return key === undefined ? undefined : { nested: indent !== undefined, key, written };
}

function* linesOf(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield text.slice(start, text[stop - 1] === '\r' ? stop - 1 : stop);
    start = stop + 1;
  }
}

const SPECIAL = /^[[\]{}&*!|>%@`"',#?-]|: | #|:$|\t/;
const QUOTED = /^'((?:[^']|'')*)'$/;
const NUMBER = /^-\d+$/;

/** Undefined for what is not plainly one value on one line. */
function scalarOf(written: string): string | null | undefined {
  if (isNull(written) || written === '[]' || written === '{}') return null;
  const quoted = QUOTED.exec(written)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  return SPECIAL.test(written) && !NUMBER.test(written) ? undefined : withoutBlanks(written);
}

/** Spaces behind a value are none of it. Unicode has others, which are. */
function withoutBlanks(written: string): string {
  let end = written.length;
  while (written[end - 1] === ' ') end--;
  return written.slice(0, end);
}

function isNull(written: string): boolean {
  return written === '' || written === '~' || /^(null|Null|NULL)$/.test(written);
}

/** What MLflow writes and is no plain lines is a name, a path, a dataset's schema. */
const MAX_PARSED = 4 * 1024 * 1024;

function parsed(text: string): FlatYaml | undefined {
  if (text.length > MAX_PARSED) return undefined;
  const document = foreignYaml(text, { schema: 'failsafe' });
  if (document === undefined) return undefined;
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return undefined;
  const values = new Map<string, FlatValue>();
  for (const { key, value } of contents.items) {
    const name = textOf(key);
    if (name !== null) values.set(name, isMap(value) ? innerOf(value.items) : textOf(value));
  }
  return values;
}

function innerOf(items: readonly { readonly key: unknown; readonly value: unknown }[]): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>();
  for (const { key, value } of items) {
    const name = textOf(key);
    if (name !== null) values.set(name, textOf(value));
  }
  return values;
}

function textOf(node: unknown): string | null {
  if (!isScalar(node) || typeof node.value !== 'string') return null;
  return node.type === Scalar.PLAIN && isNull(node.value) ? null : node.value;
}
