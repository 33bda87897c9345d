import type { Grid } from '../grid/grid.ts';
import type { Toast } from '../ui/toast.ts';
import type { Annotator } from './annotator.ts';
import type { PanelHost } from './channel.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { Loader } from './loader.ts';
import type { RowsView } from './rows-view.ts';
import type { Store } from './store.ts';

/** What the parts of the panel work with. */
export interface PanelContext {
  readonly host: PanelHost;
  readonly store: Store;
  readonly loader: Loader;
  readonly annotator: Annotator;
  readonly toast: Toast;
  readonly grid: () => Grid;
  /** Marks rows of the present table in the charts. */
  readonly addToChart: (ids: readonly string[]) => void;
  /** The table that is shown, its rows as they are listed, and its columns in their order. */
  readonly shown: () => { readonly table: LoadedTable; readonly view: RowsView; readonly columns: readonly string[] } | undefined;
  /** Tells those who do not see it. */
  readonly announce: (text: string) => void;
}
