import { commands, l10n, ProgressLocation, Uri, window, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import { COMMANDS } from '../ids.ts';
import type { Log } from '../log.ts';
import { commitTheseFiles, stateOfFiles, type Committed } from '../node/git.ts';
import { asLabel, asMessage } from '../plain-text.ts';
import { askText, pickOne } from './inputs.ts';
import { uncommittedText } from './commit-words.ts';
import { BACK } from './walk.ts';

export interface WrittenSelection {
  /** Above the questions. */
  readonly title: string;
  /** Absolute: the decision, then its evidence. */
  readonly files: readonly string[];
  /** As people name them. */
  readonly names: readonly string[];
  /** Subject, an empty line, body. */
  readonly message: string;
  /** What became of the files before this. */
  readonly said: string;
}

type CommitItem = QuickPickItem & { readonly does: 'commit' | 'edit' | 'subject-alone' | 'not-now' };

/** Offers to commit exactly the files of a decision, where that can be done; says why where it cannot. */
export async function offerCommit(written: WrittenSelection, log: Log): Promise<void> {
  const state = await stateOfFiles(written.files);
  if ('none' in state) {
    if (state.none !== 'nothing-new') log.channel.info(uncommittedText(state));
    return tell(`${written.said} ${uncommittedText(state)}`, written);
  }
  const message = await askMessage(written, state.branch);
  if (message === undefined) return tell(l10n.t('{0} Not committed.', written.said), written);
  await commit({ ...written, message }, log);
}

async function askMessage(
  { title, message, said, names }: Omit<WrittenSelection, 'files'>,
  branch: string | undefined,
): Promise<string | undefined> {
  const [subject = '', ...body] = message.trim().split('\n');
  const where = branch === undefined ? l10n.t('on no branch: HEAD is detached') : l10n.t('on {0}', branch);
  const items: CommitItem[] = [
    {
      label: `$(git-commit) ${l10n.t('Commit')}`,
      description: asLabel(visible(subject)),
      detail: asLabel(l10n.t('{0}, {1}; what else is staged stays staged', names.join(', '), where)),
      does: 'commit',
    },
    {
      label: `$(edit) ${l10n.t('Edit the Subject…')}`,
      detail: asLabel(visible(body.filter((line) => line !== '').join(' · '))),
      does: 'edit',
    },
    { label: l10n.t('Commit with the Subject Alone'), does: 'subject-alone' },
    { label: l10n.t('Not Now'), description: l10n.t('the files stay as they are'), does: 'not-now' },
  ];
  const place = { title, step: 0, of: 0, canGoBack: false };
  const picked = await pickOne({ place, about: l10n.t('Commit'), placeholder: said, items });
  if (picked === BACK || picked === undefined || picked.does === 'not-now') return undefined;
  if (picked.does !== 'edit') return picked.does === 'commit' ? message : `${subject}\n`;
  const edited = await askText({
    place: { ...place, canGoBack: true },
    about: l10n.t('Commit'),
    prompt: l10n.t('The subject; quality, cost and rule follow below it'),
    value: subject,
    remark: (text) => (text.trim() === '' ? { wrong: l10n.t('A subject in words') } : undefined),
  });
  if (edited === BACK) return askMessage({ title, message, said, names }, branch);
  return edited === undefined ? undefined : [edited.trim(), ...body, ''].join('\n');
}

async function commit(written: WrittenSelection, log: Log): Promise<void> {
  const done = await withProgress(written);
  if (!('none' in done)) {
    const subject = written.message.split('\n')[0] ?? '';
    return tell(l10n.t('Committed {0}: {1}', done.hash, subject), written);
  }
  log.channel.error(`git: ${'words' in done ? done.words : done.none}`);
  const [again, showLog] = [l10n.t('Try Again'), l10n.t('Show Log')];
  const chosen = await window.showErrorMessage(asMessage(`${uncommittedText(done)} ${l10n.t('The files are written.')}`), again, showLog);
  if (chosen === again) await commit(written, log);
  else if (chosen === showLog) await commands.executeCommand(COMMANDS.showLog);
}

function withProgress({ files, message }: WrittenSelection): Thenable<Committed> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Committing the selection'), cancellable: true };
  return window.withProgress(options, (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return commitTheseFiles(files, message, stop.signal);
  });
}

/** Waits for nobody: the command is over when it is said. */
function tell(text: string, { files }: Pick<WrittenSelection, 'files'>): void {
  const show = l10n.t('Show Selection');
  void window.showInformationMessage(asMessage(visible(text)), show).then((chosen) => {
    if (chosen === show) void window.showTextDocument(Uri.file(files[0]!));
  });
}
