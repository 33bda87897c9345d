import { openMenu } from '../ui/menu.ts';
import type { Anchor } from '../ui/popover.ts';
import type { PanelContext } from './context.ts';
import { exportedFile, type ExportKind } from './export-file.ts';
import { t } from '../ui/l10n.ts';

/** What is done too seldom for a button. */
export function openMoreMenu(anchor: Anchor, context: PanelContext): void {
  const { host, store, annotator, shown } = context;
  const { groups: by, showHidden } = store.arrangement();
  const { undo, redo } = store.now().layout;
  const groups = shown()?.view.groups ?? [];
  const locked = store.now().written.locked === undefined ? undefined : t('Restricted Mode');
  const key = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl+';
  const save = (label: string, kind: ExportKind) => ({ label, run: () => void exportRows(context, kind) });
  openMenu(anchor, t('More actions'), [
    [
      {
        label: t('Undo'),
        hint: `${key}Z`,
        disabled: locked ?? (undo.length === 0 ? t('nothing to undo') : undefined),
        run: () => void annotator.undo(),
      },
      {
        label: t('Redo'),
        hint: `${key}Shift+Z`,
        disabled: locked ?? (redo.length === 0 ? t('nothing to redo') : undefined),
        run: () => void annotator.redo(),
      },
      { label: t('Show Hidden'), checked: showHidden, run: () => store.arrange({ showHidden: !showHidden }) },
    ],
    by.length === 0
      ? []
      : [
          { label: t('Close All Groups'), run: () => store.arrange({ collapsed: groups.map(({ key: one }) => one) }) },
          { label: t('Open All Groups'), run: () => store.arrange({ collapsed: [] }) },
        ],
    [
      save(t('Export CSV …'), { format: 'csv', intervals: false }),
      save(t('Export CSV with Intervals …'), { format: 'csv', intervals: true }),
      save(t('Export JSON …'), { format: 'json', intervals: false }),
      save(t('Export JSON with Intervals …'), { format: 'json', intervals: true }),
    ],
    [
      { label: t('Open Report'), run: () => void host.ask('act', { action: 'openReport' }) },
      { label: t('Open kneepoint.yaml'), run: () => void host.ask('act', { action: 'openConfiguration' }) },
      { label: t('Refresh'), run: () => void host.ask('act', { action: 'refresh' }) },
    ],
  ]);
}

/** The rows that are shown, or those of them that are selected where these are several, into a file that the person names. */
async function exportRows({ host, store, loader, shown, toast }: PanelContext, kind: ExportKind): Promise<void> {
  const before = shown();
  if (before === undefined) return;
  if (!(await loader.need(before.columns))) return toast.show(t('The table has changed: export again.'));
  const { table, view, columns } = shown()!;
  const { ids } = store.now().selection;
  const rows = ids.size > 1 ? view.rows.filter((row) => ids.has(table.schema.ids[row]!)) : view.rows;
  const content = exportedFile(table, columns, rows, kind);
  const path = await host.ask('save', { name: `${table.schema.mode}.${kind.format}`, content });
  if (path !== undefined)
    toast.show(
      table.schema.mode === 'runs'
        ? t('Saved {0} runs to {1}.', rows.length.toLocaleString('en'), path)
        : t('Saved {0} candidates to {1}.', rows.length.toLocaleString('en'), path),
    );
}
