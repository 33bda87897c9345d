import { l10n, QuickPickItemKind, window, type Memento, type QuickPickItem } from 'vscode';
import { searchSkus } from '../../app/assist/search-skus.ts';
import { skuFacts, skuPrice } from '../../app/assist/sku-text.ts';
import { MEMORY } from '../ids.ts';
import type { SkuRow } from '../../protocol/configuration.ts';

const MOST_RECENT = 5;

export interface PickedSku {
  readonly sku: string;
  readonly purchase?: SkuRow['purchase'];
}

interface SkuItem extends QuickPickItem {
  readonly choice?: PickedSku;
}

/** Lets a person search the price book: what was picked last first, then what the project uses, then all by provider. */
export async function pickSku(skus: readonly SkuRow[], memory: Memento, about: string): Promise<PickedSku | undefined> {
  const recent = memory.get<readonly string[]>(MEMORY.recentSkus, []);
  const quick = window.createQuickPick<SkuItem>();
  quick.title = about;
  quick.placeholder = l10n.t('What it ran on: a SKU of the price book, or several as "host + 2x accelerator"');
  const offer = (search: string) => {
    const found = skuItems(searchSkus(skus, search), recent);
    quick.items = search.includes('+') ? [composite(search), ...found] : found;
  };
  quick.onDidChangeValue(offer);
  offer('');
  const picked = await new Promise<PickedSku | undefined>((resolve) => {
    quick.onDidAccept(() => {
      const [chosen] = quick.selectedItems;
      if (chosen?.choice !== undefined) resolve(chosen.choice);
    });
    quick.onDidHide(() => resolve(undefined));
    quick.show();
  });
  quick.dispose();
  if (picked !== undefined) await memory.update(MEMORY.recentSkus, [...new Set([picked.sku, ...recent])].slice(0, MOST_RECENT));
  return picked;
}

function composite(value: string): SkuItem {
  return { label: value.trim(), description: l10n.t('bought together'), alwaysShow: true, choice: { sku: value.trim() } };
}

function skuItems(skus: readonly SkuRow[], recent: readonly string[]): SkuItem[] {
  const last = recent.flatMap((sku) => skus.find((one) => one.sku === sku) ?? []);
  const used = skus.filter((one) => one.used && !recent.includes(one.sku));
  const others = skus.filter((one) => !one.used && !recent.includes(one.sku));
  const providers = [...new Set(others.map(({ provider }) => provider))];
  return [
    ...section(l10n.t('picked recently'), last),
    ...section(l10n.t('used in this project'), used),
    ...providers.flatMap((provider) =>
      section(
        provider,
        others.filter((one) => one.provider === provider),
      ),
    ),
  ];
}

function section(label: string, skus: readonly SkuRow[]): SkuItem[] {
  return skus.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...skus.map(skuItem)];
}

function skuItem(sku: SkuRow): SkuItem {
  const choice: PickedSku = { sku: sku.sku, ...(sku.purchase === undefined ? {} : { purchase: sku.purchase }) };
  // The search is ours: VS Code's own looks for the words side by side.
  return { label: sku.sku, description: skuFacts(sku), detail: skuPrice(sku), alwaysShow: true, choice };
}
