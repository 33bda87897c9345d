import {
  CodeAction,
  CodeActionKind,
  l10n,
  languages,
  Range,
  WorkspaceEdit,
  workspace,
  type Diagnostic,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { meantBy, wrongPlace } from '../../app/assist/mending.ts';
import { plainOrQuoted } from '../../app/assist/plain.ts';
import type { YamlPlace } from '../../app/assist/yaml-place.ts';
import { partsOf } from '../../core/prices/parts.ts';
import { COMMANDS } from '../ids.ts';
import { SOURCE } from '../projects/problems.ts';
import type { Assist } from './assist.ts';
import { ASSISTED } from './documents.ts';

/** What mends a problem in kneepoint.yaml: another word, another SKU, a price, the hardware. */
export function mendConfiguration(assist: Assist): Disposable {
  return languages.registerCodeActionsProvider(
    ASSISTED,
    {
      async provideCodeActions(document, _range, { diagnostics }) {
        const own = diagnostics.filter(({ source }) => source === SOURCE);
        return (await Promise.all(own.map((diagnostic) => fixesFor(document, diagnostic, assist)))).flat();
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

async function fixesFor(document: TextDocument, diagnostic: Diagnostic, assist: Assist): Promise<readonly CodeAction[]> {
  const code = String(diagnostic.code);
  if (code === 'hardware-not-recorded')
    return trusted([command(diagnostic, l10n.t('Set Hardware…'), COMMANDS.setHardware, [folderOf(document)])]);
  const place = wrongPlace(code, document.getText(), document.offsetAt(diagnostic.range.start));
  if (place === undefined) return [];
  const meant = meantBy(code, place, await assist.inputsFor(document));
  const replaced = meant.map((word, at) => replacement(document, diagnostic, place, word, at === 0));
  return [...replaced, ...(code === 'unknown-sku' || code === 'price-old' ? skuFixes(document, diagnostic, place) : [])];
}

function skuFixes(document: TextDocument, diagnostic: Diagnostic, place: YamlPlace): readonly CodeAction[] {
  const range = rangeOf(document, place);
  const another = command(diagnostic, l10n.t('Choose Another SKU…'), COMMANDS.replaceSku, [document.uri, range]);
  const priced = partsOf(place.word).filter(({ sku }) => diagnostic.message.includes(sku));
  const states = priced.map(({ sku }) =>
    command(diagnostic, l10n.t('State What {0} Costs…', sku), COMMANDS.statePrice, [folderOf(document), sku]),
  );
  return [another, ...trusted(states)];
}

function replacement(document: TextDocument, diagnostic: Diagnostic, place: YamlPlace, word: string, preferred: boolean): CodeAction {
  const action = new CodeAction(l10n.t('Change to “{0}”', word), CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = preferred;
  action.edit = new WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(document, place), plainOrQuoted(word));
  return action;
}

function command(diagnostic: Diagnostic, title: string, id: string, args: unknown[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: id, title, arguments: args };
  return action;
}

/** What writes files of a workspace that nobody trusts is not offered. */
function trusted(actions: readonly CodeAction[]): readonly CodeAction[] {
  return workspace.isTrusted ? actions : [];
}

function folderOf({ uri }: TextDocument): string | undefined {
  return workspace.getWorkspaceFolder(uri)?.uri.toString();
}

function rangeOf(document: TextDocument, { start, end }: YamlPlace): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
