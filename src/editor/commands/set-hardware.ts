import { l10n, window, type Memento } from 'vscode';
import { changeConfiguration, mayWrite } from '../configuration/change-configuration.ts';
import { offerUndo } from '../configuration/offer-undo.ts';
import { aboutOf, isRunsNode, type HardwareTarget } from '../hardware/about-node.ts';
import { pickScope } from '../hardware/pick-scope.ts';
import { pickSku } from '../hardware/pick-sku.ts';
import type { Reader } from '../node/reader.ts';
import { runsText } from '../runs/store-text.ts';
import { chooseFolder } from './choose-folder.ts';

interface SetHardwareParts {
  readonly reader: Pick<Reader, 'ask'>;
  readonly memory: Memento;
}

/** Says in kneepoint.yaml what runs ran on: a SKU of the price book, for as many runs as a person chooses. */
export async function setHardware({ reader, memory }: SetHardwareParts, target: HardwareTarget, run?: unknown): Promise<void> {
  if (!(await mayWrite())) return;
  const folder = isRunsNode(target) ? target.folder : await chooseFolder(target);
  if (folder === undefined) return;
  const { skus, scopes } = await reader.ask('hardware', { root: folder.uri.fsPath, about: aboutOf(target, run) });
  if (scopes.length === 0) {
    void window.showInformationMessage(l10n.t('There is no run whose hardware kneepoint.yaml could say.'));
    return;
  }
  const picked = await pickSku(skus, memory, l10n.t('Set Hardware'));
  const scope = picked && (await pickScope(scopes, picked.sku));
  if (picked === undefined || scope === undefined) return;
  const { when, first, runs } = scope;
  const change = { kind: 'hardware' as const, ...picked, first, ...(when === undefined ? {} : { when }) };
  const changed = await changeConfiguration(folder, change, { reader });
  if (changed !== undefined) void offerUndo(changed, l10n.t('kneepoint.yaml: {0} ran on {1}.', runsText(runs), picked.sku));
}
