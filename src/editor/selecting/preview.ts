import {
  commands,
  EventEmitter,
  l10n,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
  Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import type { DraftAnswer } from '../../protocol/selecting.ts';
import { CONTEXT_KEYS, SCHEMES } from '../ids.ts';
import type { BACK } from './walk.ts';

export type PreviewAnswer = 'write' | typeof BACK | undefined;

/** A decision beside what it replaces, before anything is written. The title of the editor, keys and the palette answer it; closing it leaves. */
export interface Preview extends Disposable {
  show(draft: DraftAnswer): Promise<PreviewAnswer>;
  /** Nothing while nothing is shown. */
  answer(answer: PreviewAnswer): void;
}

export function createPreview(): Preview {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  };
  const owned = [changed, workspace.registerTextDocumentContentProvider(SCHEMES.draft, provider)];
  let shown = 0;
  let current: ((answer: PreviewAnswer) => void) | undefined;

  const ask = (after: Uri): Promise<PreviewAnswer> =>
    new Promise((resolve) => {
      const onTabs = window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === after.toString())) end(undefined);
      });
      const end = (answer: PreviewAnswer) => {
        onTabs.dispose();
        current = undefined;
        resolve(answer);
      };
      current?.(undefined);
      current = end;
    });

  return {
    async show(draft) {
      const [before, after] = urisOf(draft.path, ++shown);
      texts.set(before.toString(), draft.before);
      texts.set(after.toString(), draft.after);
      try {
        const answered = ask(after);
        await commands.executeCommand('setContext', CONTEXT_KEYS.previewing, true);
        await commands.executeCommand('vscode.diff', before, after, titleOf(draft), { preview: false });
        window.setStatusBarMessage(
          l10n.t('$(check) Ctrl+Alt+K Enter writes the selection. Nothing is written yet; closing the editor leaves it so.'),
          answered,
        );
        return await answered;
      } finally {
        await commands.executeCommand('setContext', CONTEXT_KEYS.previewing, false);
        await closeTabs(after);
        for (const uri of [before, after]) texts.delete(uri.toString());
      }
    },
    answer: (answer) => current?.(answer),
    dispose() {
      current?.(undefined);
      Disposable.from(...owned).dispose();
    },
  };
}

/** The file's own name stands last, so that both sides are highlighted as YAML. */
function urisOf(path: string, shown: number): readonly [Uri, Uri] {
  const name = path.split('/').at(-1) ?? path;
  return [
    Uri.from({ scheme: SCHEMES.draft, path: `/${shown}/before/${name}` }),
    Uri.from({ scheme: SCHEMES.draft, path: `/${shown}/after/${name}` }),
  ];
}

function titleOf({ path, isNew, isSame }: DraftAnswer): string {
  if (isSame) return l10n.t('{0} (says so already)', path);
  return isNew ? l10n.t('{0} (new, to be written)', path) : l10n.t('{0} (now ↔ to be written)', path);
}

async function closeTabs(after: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs);
  const own = tabs.filter(({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === after.toString());
  if (own.length > 0) await window.tabGroups.close(own);
}
