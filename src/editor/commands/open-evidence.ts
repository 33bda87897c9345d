import { commands, Uri } from 'vscode';
import type { SelectionNode } from '../selections/selections-node.ts';

/** Opens what a decision stands on. */
export async function openEvidence({ row }: SelectionNode): Promise<void> {
  if (row.evidence !== undefined) await commands.executeCommand('vscode.open', Uri.file(row.evidence));
}
