/** `eu.model-selection.yaml` → `eu`; else the folder's name. */
export function defaultName(file: string | undefined, root: string): string {
  const base = (file ?? '').split(/[/\\]/).at(-1) ?? '';
  const stem = base.replace(/\.?model-selection\.yaml$/, '');
  return stem !== ''
    ? stem
    : (root
        .split(/[/\\]/)
        .filter((part) => part !== '')
        .at(-1) ?? 'decision');
}
