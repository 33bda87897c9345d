import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

const FORMAT = { indent: 2, lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * Canonical YAML of a value, keys in the value's own order. Comments of the previous text stay with the keys and items
 * that they stood at, where those still exist; without comments the bytes depend on the value alone.
 */
export function yamlText(value: unknown, previous: string | undefined, heading: string): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  const old = previous === undefined ? undefined : parseDocument(previous);
  if (old !== undefined && old.errors.length === 0) {
    carryComments(old.contents, document.contents);
    document.comment = old.comment;
  }
  document.commentBefore = headingOf(old?.commentBefore, heading);
  return document.toString(FORMAT);
}

/** Our own first line, then whatever a person wrote at the top. */
function headingOf(previous: string | null | undefined, heading: string): string {
  const own = (previous ?? '').split('\n').filter((line) => line.trim() !== '' && line.trim() !== heading);
  return [` ${heading}`, ...own].join('\n');
}

function carryComments(from: Node | null | undefined, to: Node | null | undefined): void {
  if (!from || !to) return;
  copyComment(from, to);
  if (isMap(from) && isMap(to)) carryOverKeys(from, to);
  else if (isSeq(from) && isSeq(to)) carryOverItems(from, to);
}

function carryOverKeys(from: YAMLMap, to: YAMLMap): void {
  for (const pair of to.items) {
    const match = from.items.find((other) => keyOf(other) === keyOf(pair));
    if (match !== undefined) carryPair(match, pair);
  }
}

function carryOverItems(from: YAMLSeq, to: YAMLSeq): void {
  for (const [index, item] of to.items.entries()) {
    const identity = identityOf(item);
    const match = from.items.find((other) => identity !== undefined && identityOf(other) === identity) ?? unnamed(from.items[index]);
    carryComments(match as Node | undefined, item as Node);
  }
}

function carryPair(from: Pair, to: Pair): void {
  if (isScalar(from.key) && isScalar(to.key)) {
    copyComment(from.key, to.key);
    if (from.key.spaceBefore === true) to.key.spaceBefore = true;
  }
  carryComments(from.value as Node | null, to.value as Node | null);
}

function copyComment(from: Node, to: Node): void {
  if (from.commentBefore) to.commentBefore = from.commentBefore;
  if (from.comment) to.comment = from.comment;
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : undefined;
}

/** What tells an item of a list from its neighbours when the list is reordered: a scalar's value, a map's first value. */
function identityOf(item: unknown): unknown {
  if (isScalar(item)) return item.value;
  if (!isMap(item)) return undefined;
  const first = item.items[0];
  return isPair(first) && isScalar(first.value) ? first.value.value : undefined;
}

function unnamed(item: unknown): unknown {
  return isCollection(item) && identityOf(item) === undefined ? item : undefined;
}
