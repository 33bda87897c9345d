import type { WebviewPanel } from 'vscode';

/** Runs that a page shall mark in its chart: told at once where the page is there, else when it first asks for its table. */
export interface LaterAdditions {
  add(runs: readonly string[]): void;
  /** The page asked for its table, and is about to hear the answer. */
  pageAsked(): void;
}

export function createLaterAdditions(panel: WebviewPanel, tell: (runs: string[]) => void): LaterAdditions {
  let isPageThere = false;
  let waiting: readonly string[] = [];
  const tellAll = () => {
    tell([...waiting]);
    waiting = [];
  };
  // A hidden page is unloaded.
  panel.onDidChangeViewState(() => {
    isPageThere &&= panel.visible;
  });
  return {
    add(runs) {
      waiting = [...waiting, ...runs];
      if (isPageThere) tellAll();
      else panel.reveal();
    },
    pageAsked() {
      isPageThere = true;
      // The answer has to come first.
      if (waiting.length > 0) setTimeout(tellAll);
    },
  };
}
