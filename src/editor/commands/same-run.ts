import { l10n, window } from 'vscode';
import { mayWrite } from '../configuration/change-configuration.ts';
import { asLabel } from '../plain-text.ts';
import { age } from '../runs/age.ts';
import type { RunNode } from '../runs/runs-node.ts';
import { oneRun } from '../twins/pairs.ts';
import { sayMerge, type MergeParts } from '../twins/say-merge.ts';

/** Says that a run is the same as another tracker's record of it, so that its money counts once. */
export async function sameRun(parts: MergeParts, { folder, row }: RunNode): Promise<void> {
  if (!(await mayWrite())) return;
  const root = folder.uri.fsPath;
  const { others = [] } = (await parts.reader.ask('counterparts', { root, run: row.id })) ?? {};
  const items = others.map(({ id, name, experiment, store, startedAt }) => ({
    label: asLabel(name),
    description: asLabel([experiment, store].join(' · ')),
    ...(startedAt === undefined ? {} : { detail: age(startedAt, Date.now()) }),
    id,
  }));
  const title = l10n.t('Which record is the same run as “{0}”?', row.name);
  const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (picked !== undefined)
    await sayMerge(parts, root, oneRun(row.id, picked.id), l10n.t('“{0}” and “{1}” are one run.', row.name, picked.label));
}
