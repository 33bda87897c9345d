import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import { RemoteFailure } from '../protocol/remote-failure.ts';
import { asMessage } from './plain-text.ts';
import { COMMANDS } from './ids.ts';

export interface Log extends Disposable {
  readonly channel: LogOutputChannel;
  /** Logs a failure and says it in one message, with an action that helps and *Show Log*. */
  failure(what: string, error: unknown, remedy?: { readonly title: string; readonly run: () => void }): void;
}

export function createLog(): Log {
  const channel = window.createOutputChannel('Kneepoint', { log: true });
  return {
    channel,
    failure(what, error, remedy) {
      channel.error(`${what}: ${detailOf(error)}`);
      void offer(`${what}: ${messageOf(error)}`, remedy);
    },
    dispose: () => channel.dispose(),
  };
}

async function offer(message: string, remedy: { readonly title: string; readonly run: () => void } | undefined): Promise<void> {
  const showLog = l10n.t('Show Log');
  const chosen = await window.showErrorMessage(asMessage(message), ...(remedy === undefined ? [] : [remedy.title]), showLog);
  if (chosen === showLog) await commands.executeCommand(COMMANDS.showLog);
  else if (chosen !== undefined) remedy?.run();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** All that is known of a failure, for the log. */
export function detailOf(error: unknown): string {
  if (error instanceof RemoteFailure) return error.detail;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
