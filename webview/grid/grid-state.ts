import type { ColumnsLayout } from './columns-layout.ts';
import type { GridModel } from './grid-model.ts';
import type { GridPlace } from './keys.ts';

/** What a grid shows now, and where its focus is. */
export interface GridState {
  model: GridModel;
  layout: ColumnsLayout;
  focused: GridPlace;
}
