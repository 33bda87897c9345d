import { curveLook } from '../../../src/charts/curves-spec.ts';
import { PAGE_THEME } from '../../../src/charts/theme.ts';
import type { LegendEntry } from '../legend.ts';
import type { ReadCurves } from './curve-reader.ts';
import { placesOf } from './curves-picture.ts';
import { t } from '../../ui/l10n.ts';

/** One entry for each row; a row without any line says why. `nameOf` names rows that are not the run itself. */
export function legendEntries(
  { answer, curves }: Pick<ReadCurves, 'answer' | 'curves'>,
  nameOf: (row: string) => string | undefined,
): readonly LegendEntry[] {
  return [...placesOf(answer.runs)].map(([row, place]) => {
    const own = curves.filter((curve) => curve.row === row);
    const lacking = own.map(({ series }) => ('none' in series ? series.none : undefined));
    const name = nameOf(row);
    return {
      row,
      name:
        name === undefined
          ? (answer.runs.find((run) => run.row === row)?.name ?? row)
          : own.length > 1
            ? t('{0} ({1} runs)', name, own.length)
            : name,
      ...curveLook(place, PAGE_THEME),
      lack: own.length > 0 && lacking.every((why) => why !== undefined) ? lacking[0] : undefined,
    };
  });
}
