import { l10n, window } from 'vscode';
import { mayWrite } from '../configuration/change-configuration.ts';
import { asLabel } from '../plain-text.ts';
import type { RunNode } from '../runs/runs-node.ts';
import { apartFrom } from '../twins/pairs.ts';
import { sayMerge, type MergeParts } from '../twins/say-merge.ts';

/** Takes a record that was counted as a run apart from it again. */
export async function differentRuns(parts: MergeParts, { folder, row }: RunNode): Promise<void> {
  if (!(await mayWrite())) return;
  const root = folder.uri.fsPath;
  const { twins = [] } = (await parts.reader.ask('counterparts', { root, run: row.id })) ?? {};
  const items = twins.map(({ id, rule }) => ({ label: asLabel(id), detail: rule, id }));
  const picked =
    items.length <= 1
      ? items[0]
      : await window.showQuickPick(items, { title: l10n.t('Which record is another run than “{0}”?', row.name) });
  if (picked === undefined) return;
  const others = [row.id, ...twins.map(({ id }) => id)];
  await sayMerge(parts, root, apartFrom(picked.id, others), l10n.t('{0} is a run of its own.', picked.id));
}
