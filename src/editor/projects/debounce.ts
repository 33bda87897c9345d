export interface Patience {
  readonly quietMs: number;
  readonly atMostMs: number;
}

/** Runs once things have been quiet for `quietMs`, and at the latest `atMostMs` after the first call. */
export function debounce(run: () => void, patience: () => Patience): { call(): void; dispose(): void } {
  let quiet: NodeJS.Timeout | undefined;
  let atMost: NodeJS.Timeout | undefined;
  const clear = () => {
    clearTimeout(quiet);
    clearTimeout(atMost);
    quiet = atMost = undefined;
  };
  const fire = () => {
    clear();
    run();
  };
  return {
    call() {
      const { quietMs, atMostMs } = patience();
      clearTimeout(quiet);
      quiet = setTimeout(fire, quietMs);
      atMost ??= setTimeout(fire, atMostMs);
    },
    dispose: clear,
  };
}
