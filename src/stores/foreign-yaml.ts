import { type Document, type DocumentOptions, type ParseOptions, parseDocument, type SchemaOptions } from 'yaml';

/**
 * A YAML document that somebody else wrote; undefined where it nests so deeply that the library, which descends by calling itself, runs
 * out of stack. Its other faults are in `errors`.
 */
export function foreignYaml(text: string, options: ParseOptions & DocumentOptions & SchemaOptions): Document.Parsed | undefined {
  try {
    return parseDocument(text, { logLevel: 'silent', uniqueKeys: false, ...options });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Its plain value; undefined where aliases would make it grow without end, or it nests too deeply. */
export function plainValueOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return undefined;
    throw error;
  }
}
