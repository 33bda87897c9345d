import assert from 'node:assert/strict';
import { join } from 'node:path';
import { extensions, TreeItem, workspace, type Event, type TreeDataProvider } from 'vscode';
import type { Api } from '../../../src/editor/extension.ts';
import { EXTENSION_ID } from '../../../src/editor/ids.ts';

export async function extension(): Promise<Api> {
  const found = extensions.getExtension<Api>(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not installed`);
  return found.activate();
}

/** A file of the opened folder, which is a copy that the tests may change. */
export function inWorkspace(...parts: readonly string[]): string {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return join(folder.uri.fsPath, ...parts);
}

export interface Row<T> {
  readonly node: T;
  readonly item: TreeItem;
  readonly text: string;
}

/** What a view shows below a node: label and description, as a person reads them. */
export async function rows<T>(tree: TreeDataProvider<T>, below?: T): Promise<readonly Row<T>[]> {
  const nodes = (await tree.getChildren(below)) ?? [];
  return Promise.all(
    nodes.map(async (node) => {
      const item = await tree.getTreeItem(node);
      const description = item.description === undefined ? '' : ` | ${String(item.description)}`;
      return { node, item, text: `${String(item.label)}${description}` };
    }),
  );
}

/** The row with this label below a node. */
export async function row<T>(tree: TreeDataProvider<T>, label: string, below?: T): Promise<Row<T>> {
  const all = await rows(tree, below);
  const found = all.find(({ item }) => item.label === label);
  assert.ok(found, `no "${label}" among ${all.map(({ text }) => text).join('; ') || 'nothing'}`);
  return found;
}

/** Asks again after every event until there is an answer; the suite's own time limit ends it. */
export async function eventually<T>(event: Event<unknown>, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const happened = next(event);
    const answer = await ask();
    if (answer !== undefined) return answer;
    await happened;
  }
}

function next(event: Event<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const listening = event(() => {
      listening.dispose();
      resolve();
    });
  });
}
