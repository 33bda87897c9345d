/** SQL takes `A` and `a` for one letter, and no other letters. */
export function folded(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
