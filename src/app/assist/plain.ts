/** A text as a plain YAML value where that reads back as the same text, else in quotes. */
export function plainOrQuoted(text: string): string {
  const isPlain = /^[A-Za-z_/.][\w./@%()-]*(?:(?: \+? ?|:|=)[\w./@%()-]+)*$/.test(text);
  const isWord = /^(true|false|null|yes|no|on|off|y|n|\.(inf|nan)|\.?[\d.]*)$/i.test(text);
  return isPlain && !isWord ? text : JSON.stringify(text);
}
