import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { foreignYaml } from '../foreign-yaml.ts';

export interface Hparams {
  readonly params: ReadonlyMap<string, string>;
  /** Why there are none although something is written. */
  readonly fault?: { readonly line: number; readonly message: string };
}

/**
 * The parameters in `hparams.yaml`, nested names with a slash between, as Lightning gives them to TensorBoard. Python objects are read
 * as what they hold: nothing is built from their tags.
 */
export function hparamsOf(text: string): Hparams {
  // PyYAML quotes what YAML 1.1 would take for something else than text.
  const document = foreignYaml(text, { version: '1.1' });
  if (document === undefined) return { params: new Map(), fault: { line: 1, message: 'nested too deeply' } };
  const [error] = document.errors;
  if (error !== undefined) return { params: new Map(), fault: { line: error.linePos?.[0].line ?? 1, message: error.code } };
  const params = new Map<string, string>();
  const walk: Walk = { document, nodes: 0 };
  if (isMap(document.contents) && document.contents.items.length > 0) put(walk, params, '', document.contents, 0);
  return { params };
}

interface Walk {
  readonly document: Document;
  nodes: number;
}

/** An alias may stand for all that is above it. */
const MOST_NODES = 20_000;
const DEEPEST = 32;

function put(walk: Walk, params: Map<string, string>, name: string, value: unknown, depth: number): void {
  const node = resolved(walk, value);
  if (++walk.nodes > MOST_NODES || depth > DEEPEST) return;
  if (!isMap(node) || node.items.length === 0) {
    params.set(name, textOf(walk, node, depth));
    return;
  }
  for (const { key, value: inner } of node.items) {
    const part = textOf(walk, resolved(walk, key), depth);
    put(walk, params, name === '' ? part : `${name}/${part}`, inner, depth + 1);
  }
}

function resolved({ document }: Walk, value: unknown): unknown {
  return isAlias(value) ? value.resolve(document) : value;
}

/** Scalars as they are written; lists as Python shows them. */
function textOf(walk: Walk, node: unknown, depth: number): string {
  if (isScalar(node)) return namedByTag(node) ?? plain(node.source, node.value);
  if (++walk.nodes > MOST_NODES || depth > DEEPEST) return '…';
  const inner = (value: unknown): string => quoted(resolved(walk, value)) ?? textOf(walk, resolved(walk, value), depth + 1);
  if (isSeq(node)) return `[${node.items.map(inner).join(', ')}]`;
  if (isMap(node)) return `{${node.items.map(({ key, value }) => `${inner(key)}: ${inner(value)}`).join(', ')}}`;
  return '';
}

function plain(source: string | undefined, value: unknown): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}

function quoted(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' && namedByTag(node) === undefined ? `'${node.value}'` : undefined;
}

/** `!!python/name:torch.nn.ReLU ''` is a name, and so are modules and functions. */
function namedByTag({ tag, value }: Pick<Node, 'tag'> & { readonly value: unknown }): string | undefined {
  return value === '' ? /python\/(?:name|module):(.+)$/.exec(tag ?? '')?.[1] : undefined;
}
