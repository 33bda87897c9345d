import type { Diagnostic } from '../core/runs/diagnostic.ts';

/** Things to say until they are over, each about one matter. */
export interface Notices {
  say(matter: string, diagnostic: Diagnostic): void;
  isOver(matter: string): void;
  all(): readonly Diagnostic[];
}

export function notices(): Notices {
  const byMatter = new Map<string, Diagnostic>();
  return {
    say: (matter, diagnostic) => void byMatter.set(matter, diagnostic),
    isOver: (matter) => void byMatter.delete(matter),
    all: () => [...byMatter.values()],
  };
}
