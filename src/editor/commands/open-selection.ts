import { commands, Uri } from 'vscode';
import type { SelectionNode } from '../selections/selections-node.ts';

/** Opens a decision as the text that it is. */
export async function openSelection({ row }: SelectionNode): Promise<void> {
  await commands.executeCommand('vscode.open', Uri.file(row.file));
}
