import type { NoFraction } from '../../core/metrics/found-units.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { CONFIG_FILE, type Settings } from './settings.ts';

/** Metrics that their names make fractions and their values do not: a point of 0.01 would be worth a hundred times too much. */
export function unlikelyFractions({ placeAt }: Pick<Settings, 'placeAt'>, found: readonly NoFraction[]): readonly Diagnostic[] {
  return found.map(({ metric, unit, least, most, outside, of }) => ({
    severity: 'warning',
    code: unit === undefined ? 'metric-beyond-fraction' : 'metric-no-fraction',
    file: CONFIG_FILE,
    place: placeAt(['metrics']),
    args: { metric, unit: unit ?? 'fraction', least, most, outside, of },
  }));
}
