const PAUSE_MS = 800;

export interface TypeAhead {
  /** What was typed without a pause; `isNew` for its first letter, and for the same letter again and again, which goes on to the next. */
  add(letter: string): { readonly typed: string; readonly isNew: boolean };
  readonly isTyping: () => boolean;
}

/** Letters that are typed soon after each other belong together. */
export function createTypeAhead(now: () => number = () => performance.now()): TypeAhead {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  const isTyping = () => typed !== '' && now() - last < PAUSE_MS;
  return {
    isTyping,
    add(letter) {
      if (!isTyping()) typed = '';
      last = now();
      typed += letter;
      const repeated = [...typed].every((one) => one === typed[0]);
      return { typed: repeated ? letter : typed, isNew: repeated };
    },
  };
}
