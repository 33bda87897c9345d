/** Computes when it is first asked, and then no more. */
export function once<T extends object | string>(compute: () => T): () => T {
  let computed: T | undefined;
  return () => (computed ??= compute());
}
