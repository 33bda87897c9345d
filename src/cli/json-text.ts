/** JSON for machines and people: two spaces, a final line feed; numbers that JSON cannot hold are null. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
