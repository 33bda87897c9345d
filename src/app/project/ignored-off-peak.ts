import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { ConfigAtHand } from './config-at-hand.ts';

/** A rate outside the peak where nobody said which hours that is: all hours count as the peak. */
export function ignoredOffPeak({ config, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  return Object.entries(config.workloads ?? {}).flatMap(([name, { requestsPerHour: requests }]): readonly Diagnostic[] => {
    if (typeof requests === 'number' || requests.off === undefined || requests.peakHours !== undefined) return [];
    const place = placeAt(['workloads', name, 'requestsPerHour', 'off']);
    return [{ severity: 'warning', code: 'off-without-peak-hours', file, place, args: { off: requests.off, peak: requests.peak } }];
  });
}
