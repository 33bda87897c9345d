import { Document, isMap, type Scalar, stringify, visit } from 'yaml';

/** Maps that are read at a glance stand on one line. */
const ON_ONE_LINE = new Set(['when', 'map']);

/** A value as lines, each indented, with a line break behind the last. */
export function blockText(value: unknown, indent: number): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value: held }) {
      if (ON_ONE_LINE.has(String(key)) && isMap(held)) held.flow = true;
    },
  });
  const lines = document.toString({ lineWidth: 0 }).replace(/\n$/, '').split('\n');
  return lines.map((line) => (line === '' ? '\n' : `${' '.repeat(indent)}${line}\n`)).join('');
}

export function flowText(value: unknown, padded: boolean): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: padded, lineWidth: 0 }).trimEnd();
}

/** A text in the quotes that stood there, where there were some. */
export function scalarText(value: string, type: Scalar.Type | undefined | null): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  if (type === 'QUOTE_SINGLE') return `'${value.replaceAll("'", "''")}'`;
  // What is plain inside a flow collection is plain everywhere.
  return flowText([value], false).slice(1, -1);
}
