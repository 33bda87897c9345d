import { l10n } from 'vscode';
import type { Committed } from '../node/git.ts';

const MOST_WORDS = 400;

/** Why nothing was committed, and what to do: the files stay written whatever it is. */
export function uncommittedText(state: Extract<Committed, { none: string }>): string {
  switch (state.none) {
    case 'no-git':
      return l10n.t('There is no git program here, so nothing was committed.');
    case 'no-repository':
      return l10n.t('The folder is in no git repository, so nothing was committed.');
    case 'refused':
      return l10n.t('Git does not work in this folder: {0}', cut(state.words));
    case 'under-way':
      return l10n.t('A {0} is under way: finish it or give it up, then commit the selection.', state.what);
    case 'ignored':
      return l10n.t('Git ignores {0}: take it out of .gitignore, so that the decision can be committed.', state.files.join(', '));
    case 'no-identity':
      return l10n.t(
        'Git does not know who you are: set it with "git config user.name" and "git config user.email", then commit. ({0})',
        cut(state.words),
      );
    case 'nothing-new':
      return l10n.t('Git has these files as they are: there is nothing to commit.');
    case 'failed':
      return l10n.t('Git did not commit: {0}', cut(state.words));
    case 'stopped':
      return l10n.t('The commit was stopped; nothing was committed.');
  }
}

/** A notification is one paragraph; the log has it all. */
function cut(words: string): string {
  const line = words.split('\n').join(' · ');
  return line.length > MOST_WORDS ? `… ${line.slice(-MOST_WORDS)}` : line;
}
