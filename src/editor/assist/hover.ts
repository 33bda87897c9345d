import { Hover, languages, MarkdownString, Range, type Disposable } from 'vscode';
import { explanationAt } from '../../app/assist/explanation.ts';
import { yamlPlaceAt } from '../../app/assist/yaml-place.ts';
import { asMarkdown } from '../markdown.ts';
import type { Assist } from './assist.ts';
import { ASSISTED } from './documents.ts';

/** Explains keys, SKUs and metrics in kneepoint.yaml and selection files. */
export function explainConfiguration(assist: Assist): Disposable {
  return languages.registerHoverProvider(ASSISTED, {
    async provideHover(document, position) {
      const place = yamlPlaceAt(document.getText(), document.offsetAt(position));
      if (place === undefined || place.word === '') return undefined;
      const paragraphs = explanationAt(place, await assist.inputsFor(document));
      if (paragraphs.length === 0) return undefined;
      const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
      return new Hover(new MarkdownString(paragraphs.map(asMarkdown).join('\n\n')), range);
    },
  });
}
