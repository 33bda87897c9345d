const INDENT = '    ';

/**
 * JSON with the same bytes as `jsonText` gives, in pieces: of an object's members those that can be gone through are lists, written
 * item by item as they are made.
 */
export function* jsonPieces(members: object): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (isList(value)) yield* listPieces(value);
    else yield indented(value, '  ');
    before = ',';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

function* listPieces(items: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}\n${INDENT}${indented(item, INDENT)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

/** Line feeds inside of texts are escaped, so that every one that there is begins a line of the layout. */
function indented(value: unknown, indent: string): string {
  return (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${indent}`);
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
