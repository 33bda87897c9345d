import { isMap, isScalar, isSeq, parseDocument, stringify, type Document } from 'yaml';
import type { Change, EditAnswer } from './change.ts';
import { placedEdit } from './placed-edit.ts';
import { applied } from './text-edit.ts';

/**
 * The smallest edit after which the text says what it said before, and the change. Where it cannot be told apart from its surroundings
 * (nested flow collections with comments, anchors) the whole text is written anew, with its comments.
 */
export function editFor(text: string, change: Change): EditAnswer {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { fault: error.message };
  const wanted = parseDocument(text);
  const fault = put(wanted, change);
  if (fault !== undefined) return { fault };
  const edit = placedEdit(text, document, change);
  if (edit !== undefined && meaning(parseDocument(applied(text, edit))) === meaning(wanted)) return { edit };
  return { edit: { offset: 0, length: text.length, text: wanted.toString({ lineWidth: 0 }) } };
}

/** Makes the change on the document; what stands in its way. */
function put(document: Document, { path, value, item }: Change): string | undefined {
  const fault = makeWay(document, path);
  if (fault !== undefined) return fault;
  const there: unknown = document.getIn(path, true);
  if (item === undefined) document.setIn(path, document.createNode(value));
  else if (isSeq(there)) there.items.splice(item === 'first' ? 0 : there.items.length, 0, document.createNode(value));
  else if (isNothing(there)) document.setIn(path, document.createNode([value]));
  else return `${path.join('.')} is no list`;
  return undefined;
}

/** Every part of the path but the last holds something that has parts; what is empty becomes a map. */
function makeWay(document: Document, path: Change['path']): string | undefined {
  if (isNothing(document.contents)) document.contents = null;
  for (let length = 0; length < path.length; length++) {
    const above = path.slice(0, length);
    const node: unknown = length === 0 ? document.contents : document.getIn(above, true);
    const fits = typeof path[length] === 'number' ? isSeq(node) : isMap(node);
    if (fits || node === null) continue;
    if (!isNothing(node)) return `${above.join('.') || 'the file'} holds something else`;
    document.setIn(above, document.createNode({}));
  }
  return undefined;
}

function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null);
}

function meaning(document: Document.Parsed): string {
  if (document.errors.length > 0) return `broken: ${document.errors[0]!.message}`;
  return stringify(document.toJS(), { sortMapEntries: true, lineWidth: 0, aliasDuplicateObjects: false });
}
