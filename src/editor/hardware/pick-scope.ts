import { l10n, window, type QuickPickItem } from 'vscode';
import { formatCount } from '../../core/format/number.ts';
import type { ScopeRow } from '../../protocol/configuration.ts';
import { asLabel } from '../plain-text.ts';
import { runsText } from '../runs/store-text.ts';

interface ScopeItem extends QuickPickItem {
  readonly scope: ScopeRow;
}

/** Lets a person say which runs a SKU is for; each choice says how many runs it decides. */
export async function pickScope(scopes: readonly ScopeRow[], sku: string): Promise<ScopeRow | undefined> {
  const items = scopes.map(
    (scope): ScopeItem => ({ label: asLabel(scopeLabel(scope)), description: runsText(scope.runs), detail: effect(scope), scope }),
  );
  const picked = await window.showQuickPick(items, { title: l10n.t('Which runs ran on {0}?', sku), matchOnDescription: true });
  return picked?.scope;
}

function scopeLabel({ kind, when = {} }: ScopeRow): string {
  const [first = '', second = ''] = Object.values(when);
  return LABELS[kind](first, second);
}

const LABELS: Readonly<Record<ScopeRow['kind'], (first: string, second: string) => string>> = {
  experiment: (name) => l10n.t('Runs of the experiment “{0}”', name),
  store: (identity) => l10n.t('Runs in the store {0}', identity),
  name: (experiment, name) => l10n.t('Runs of “{0}” named “{1}”', experiment, name),
  host: (host) => l10n.t('Runs on the host {0}', host),
  default: () => l10n.t('Every run of which nothing else says it'),
};

function effect({ runs, unpriced, first }: ScopeRow): string {
  const had = runs - unpriced;
  const parts = [
    unpriced > 0 ? l10n.t('prices {0} that had no price', runsText(unpriced)) : undefined,
    had > 0 ? l10n.t('changes what {0} of them cost', formatCount(had)) : undefined,
    first ? l10n.t('stands before the rules that are there') : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
