import { env } from 'vscode';
import type { SelectionNode } from '../selections/selections-node.ts';
import { selectionSummary } from '../selections/summary.ts';

/** Puts a decision and its verdict on the clipboard, as text. */
export async function copySelection({ row }: SelectionNode): Promise<void> {
  await env.clipboard.writeText(selectionSummary(row));
}
