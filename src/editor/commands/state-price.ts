import { l10n, window, type Memento } from 'vscode';
import { changeConfiguration, mayWrite } from '../configuration/change-configuration.ts';
import { offerUndo } from '../configuration/offer-undo.ts';
import { pickSku } from '../hardware/pick-sku.ts';
import type { Reader } from '../node/reader.ts';
import { chooseFolder } from './choose-folder.ts';

/** States under `prices.overrides` what a person pays for a SKU by the hour, with today's date. */
export async function statePrice(
  { reader, memory }: { readonly reader: Pick<Reader, 'ask'>; readonly memory: Memento },
  named: unknown,
  about: unknown,
): Promise<void> {
  if (!(await mayWrite())) return;
  const folder = await chooseFolder(named);
  if (folder === undefined) return;
  const sku = typeof about === 'string' ? about : await anySku(folder.uri.fsPath, reader, memory);
  if (sku === undefined) return;
  const said = await window.showInputBox({
    title: l10n.t('What does {0} cost?', sku),
    prompt: l10n.t('US dollars an hour for the whole instance or device'),
    validateInput: (text) => (priceIn(text) === undefined ? l10n.t('A number of US dollars, as 1.95') : undefined),
  });
  const usdPerHour = said === undefined ? undefined : priceIn(said);
  if (usdPerHour === undefined) return;
  const asOf = new Date().toISOString().slice(0, 10);
  const changed = await changeConfiguration(folder, { kind: 'price', sku, usdPerHour, asOf }, { reader });
  if (changed !== undefined) void offerUndo(changed, l10n.t('kneepoint.yaml: {0} costs ${1}/h.', sku, usdPerHour));
}

async function anySku(root: string, reader: Pick<Reader, 'ask'>, memory: Memento): Promise<string | undefined> {
  const { skus } = await reader.ask('vocabulary', { root });
  return (await pickSku(skus, memory, l10n.t('State a Price')))?.sku;
}

function priceIn(text: string): number | undefined {
  return /^\s*\$?\d+(\.\d+)?\s*$/.test(text) ? Number(text.replace('$', '')) : undefined;
}
