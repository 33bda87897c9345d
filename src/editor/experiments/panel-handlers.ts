import { commands, env, l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Handlers } from '../../protocol/contract.ts';
import type { PanelContract } from '../../protocol/panel.ts';
import { COMMANDS } from '../ids.ts';
import type { Reader } from '../node/reader.ts';
import type { Projects } from '../projects/projects.ts';
import { openOrigin } from './open-origin.ts';

export interface PanelParts {
  readonly projects: Projects;
  readonly reader: Pick<Reader, 'ask'>;
}

/** What a panel may ask for: tables of its own folder, what people wrote about them, the clipboard, a file that the person names. */
export function panelHandlers(folder: WorkspaceFolder, { projects, reader }: PanelParts): Handlers<PanelContract> {
  const root = folder.uri.fsPath;
  const loaded = async (): Promise<void> => {
    const result = await projects.load(folder);
    if ('failure' in result) throw result.failure;
  };
  return {
    table: async ({ mode }) => {
      await loaded();
      return reader.ask('table', { root, mode });
    },
    columns: (ask) => reader.ask('columns', { root, ...ask }),
    fronts: (ask) => reader.ask('fronts', { root, ...ask }),
    breakdown: ({ run }) => reader.ask('breakdown', { root, run }),
    origins: (ask) => reader.ask('origins', { root, ...ask }),
    openOrigin: async ({ mode, id, what }) => {
      const origins = await reader.ask('origins', { root, mode, id });
      return origins === undefined ? l10n.t('The run is gone.') : openOrigin(folder, origins, what);
    },
    curves: (ask) => reader.ask('curves', { root, ...ask }),
    series: (ask) => reader.ask('series', { root, ...ask }),
    costParts: (ask) => reader.ask('costParts', { root, ...ask }),
    regimes: (ask) => reader.ask('regimes', { root, ...ask }),
    ...annotationQuestions(root, reader),
    copy: async ({ text }) => {
      await env.clipboard.writeText(text);
      return undefined;
    },
    save: async ({ name, content }) => {
      const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(folder.uri, baseName(name)) });
      if (target === undefined) return undefined;
      await workspace.fs.writeFile(target, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      return workspace.asRelativePath(target);
    },
    pickedRows: async (ask) => {
      await loaded();
      return reader.ask('pickedRows', { root, ...ask });
    },
    select: async ({ picks }) => {
      // Somebody types there for a while: the page shall not wait for it.
      void commands.executeCommand(COMMANDS.selectModel, folder.uri, picks);
      return undefined;
    },
    act: async ({ action }) => {
      await commands.executeCommand(COMMANDS[action], folder.uri);
      return undefined;
    },
  };
}

/** What is read is read everywhere; what is written waits for trust. */
function annotationQuestions(
  root: string,
  reader: Pick<Reader, 'ask'>,
): Pick<Handlers<PanelContract>, 'annotations' | 'annotate' | 'undoAnnotation'> {
  const locked = () =>
    workspace.isTrusted ? undefined : l10n.t('This workspace is in Restricted Mode: nothing is written before you trust it.');
  const refused = (failure: string) => ({ ids: [], failure });
  return {
    annotations: async () => {
      const view = await reader.ask('annotations', { root });
      const why = locked();
      return why === undefined ? view : { ...view, locked: why };
    },
    annotate: async ({ edits }) => {
      const why = locked();
      return why === undefined ? reader.ask('annotate', { root, edits }) : refused(why);
    },
    undoAnnotation: async ({ ids }) => {
      const why = locked();
      return why === undefined ? reader.ask('undoAnnotation', { root, ids }) : refused(why);
    },
  };
}

/** A page may suggest a name, not a place. */
function baseName(name: string): string {
  return name.replace(/^.*[/\\]/, '') || 'experiments';
}
