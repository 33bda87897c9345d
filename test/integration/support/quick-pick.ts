import { commands } from 'vscode';

/** Takes the first choice of every quick pick that comes up until something is done, as a person does who presses Enter. */
export async function takeFirstUntil(done: Thenable<unknown>): Promise<void> {
  const state = { over: false };
  const ended = Promise.resolve(done).finally(() => {
    state.over = true;
  });
  while (!state.over) {
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
}
