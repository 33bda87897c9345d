import { l10n, ProgressLocation, window, type TreeView } from 'vscode';
import { formatCount } from '../../core/format/number.ts';
import type { News } from '../../protocol/contract.ts';
import type { FolderSummary, ReaderContract } from '../../protocol/reader.ts';
import type { Reader } from '../node/reader.ts';

/** A reading that takes longer can be stopped. */
const PATIENCE_MS = 2000;

export interface Reading {
  read(root: string, changed?: readonly string[]): Promise<FolderSummary>;
  progress(news: News<ReaderContract, 'progress'>): void;
}

/** Says in the view how far the first reading of a folder has come, and offers to stop it when it is long. */
export function createReading(reader: () => Reader, view: () => Pick<TreeView<unknown>, 'message'>): Reading {
  const seen = new Set<string>();
  const first = new Set<string>();
  const say = (message: string | undefined) => {
    // The type wants no undefined; the documented way to remove a message is an empty one.
    view().message = message ?? '';
  };
  return {
    async read(root, changed) {
      const again = seen.has(root);
      if (!again) {
        first.add(root);
        say(l10n.t('Looking for run stores …'));
      }
      const reading = reader().ask('refresh', { root, changed: changed && [...changed] });
      const patience = setTimeout(() => offerStop(reader(), reading, again), PATIENCE_MS);
      try {
        const summary = await reading;
        seen.add(root);
        return summary;
      } finally {
        clearTimeout(patience);
        first.delete(root);
        if (first.size === 0) say(undefined);
      }
    },
    progress({ root, stores, of, runs }) {
      if (!first.has(root)) return;
      say(l10n.t('Reading store {0} of {1}, {2} runs so far …', stores + 1, of, formatCount(runs)));
    },
  };
}

/** What is shown already stays while it is read again: only a first reading is worth a notification. */
function offerStop(reader: Reader, reading: Promise<unknown>, again: boolean): void {
  const location = again ? ProgressLocation.Window : ProgressLocation.Notification;
  const ended = reading.then(
    () => {},
    () => {},
  );
  void window.withProgress({ location, title: l10n.t('Kneepoint reads runs'), cancellable: !again }, (_, token) => {
    token.onCancellationRequested(() => void reader.stop());
    return ended;
  });
}
