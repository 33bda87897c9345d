import type { DocumentFilter, TextDocument } from 'vscode';

/** Files that we help to write, by name: whatever language VS Code takes them for. */
export const ASSISTED: readonly DocumentFilter[] = [
  { scheme: 'file', pattern: '**/kneepoint.yaml' },
  { scheme: 'untitled', pattern: '**/kneepoint.yaml' },
  { scheme: 'file', pattern: '**/{model-selection,*.model-selection}.yaml' },
];

/** The schema of a file that we help to write, as `schemas/` names it. */
export function schemaNameOf({ uri }: Pick<TextDocument, 'uri'>): 'kneepoint' | 'model-selection' {
  return uri.path.endsWith('/kneepoint.yaml') ? 'kneepoint' : 'model-selection';
}
