import { CompletionItem, CompletionItemKind, languages, MarkdownString, Range, type Disposable, type TextDocument } from 'vscode';
import { proposalsAt, type Proposal } from '../../app/assist/proposals.ts';
import { yamlPlaceAt, type YamlPlace } from '../../app/assist/yaml-place.ts';
import { asMarkdown } from '../markdown.ts';
import type { Assist } from './assist.ts';
import { ASSISTED } from './documents.ts';

const KINDS: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  sku: CompletionItemKind.Constant,
  name: CompletionItemKind.Value,
};

/** Completes keys, values and names in kneepoint.yaml and selection files. */
export function completeConfiguration(assist: Assist): Disposable {
  return languages.registerCompletionItemProvider(
    ASSISTED,
    {
      async provideCompletionItems(document, position) {
        const place = yamlPlaceAt(document.getText(), document.offsetAt(position));
        if (place === undefined) return [];
        const proposals = proposalsAt(place, await assist.inputsFor(document));
        return proposals.map((proposal, at) => itemOf(proposal, at, place, document));
      },
    },
    ' ',
    '"',
    '{',
    '[',
  );
}

function itemOf(
  { kind, label, insert, detail, description, rank }: Proposal,
  at: number,
  place: YamlPlace,
  document: TextDocument,
): CompletionItem {
  const item = new CompletionItem({ label, ...(detail === undefined ? {} : { description: detail }) }, KINDS[kind]);
  const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
  const behind = document.getText().slice(place.end);
  item.range = range;
  item.insertText = /^[ \t]*:/.test(behind) ? insert.replace(/:\s*(- )?$/, '') : insert;
  // What stands there may begin with a quote.
  const quote = /^["']/.exec(document.getText(range))?.[0] ?? '';
  item.filterText = `${quote}${label}${description === undefined ? '' : ` ${description}`}`;
  item.sortText = `${rank}${String(at).padStart(5, '0')}`;
  if (description !== undefined) item.documentation = new MarkdownString(asMarkdown(description));
  return item;
}
