import { lastPart } from '../../core/text/last-part.ts';

/** `eu.model-selection.yaml` → `eu`; else the folder's name. */
export function defaultName(file: string | undefined, root: string): string {
  const stem = (lastPart(file ?? '') ?? '').replace(/\.?model-selection\.yaml$/, '');
  return stem !== '' ? stem : (lastPart(root) ?? 'decision');
}
