import type { MetricMeaning } from '../../core/metrics/names.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run } from '../../core/runs/run.ts';

/** A metric that some runs logged. */
export interface CurveMetric {
  readonly name: string;
  readonly runs: number;
  /** Whether some run logged it after its first step, so that there is a curve. */
  readonly steps: boolean;
  readonly goal?: 'max' | 'min';
  readonly unit: string;
}

/** What these runs logged: what has curves first, of these the key metric, then what is better one way, then what most of them have, then by name. */
export function curveMetrics(
  runs: readonly Run[],
  key: string | undefined,
  meaningOf: (metric: string) => MetricMeaning | undefined,
): readonly CurveMetric[] {
  const found = new Map<string, { runs: number; steps: boolean }>();
  for (const { metrics } of runs) {
    for (const [name, { step }] of metrics) {
      const known = found.get(name) ?? { runs: 0, steps: false };
      found.set(name, { runs: known.runs + 1, steps: known.steps || step > 0 });
    }
  }
  return [...found]
    .map(([name, counted]) => ({ name, ...counted, unit: meaningOf(name)?.unit ?? '', ...defined({ goal: meaningOf(name)?.goal }) }))
    .sort(
      (a, b) =>
        Number(b.steps) - Number(a.steps) ||
        Number(b.name === key) - Number(a.name === key) ||
        Number(b.goal !== undefined) - Number(a.goal !== undefined) ||
        b.runs - a.runs ||
        (a.name < b.name ? -1 : 1),
    );
}
