import * as z from 'zod';
import type { Comparison } from '../../core/decisions/compare.ts';
import { lossSign } from '../../core/candidates/replicates.ts';
import { knee, type KneeBounds } from '../../core/fronts/knee.ts';
import { kneeFrequency } from '../../core/fronts/knee-frequency.ts';

export const kneeSchema = z.object({
  id: z.string(),
  configuration: z.string(),
  /** Below the chord of the front, in normalised units. */
  distance: z.number(),
  sharpness: z.number().describe('1 for one corner, falling to 0 for a plateau'),
  frequency: z.number().describe('share of joint draws in which it is the knee'),
  bounds: z.object({ cost: z.tuple([z.number(), z.number()]), loss: z.tuple([z.number(), z.number()]) }),
  logCost: z.boolean(),
});
export type KneeView = z.infer<typeof kneeSchema>;

const DECADE = 10;

/** The knee of a front of one metric and one cost, normalised by the front's own span; a reading aid, never a rule. */
export function kneeOf(comparison: Comparison): KneeView | null {
  const axes = twoAxes(comparison);
  if (axes === undefined) return null;
  const { cost, loss, costAt, lossAt } = axes;
  const front = [...comparison.front];
  const bounds: KneeBounds = { cost: span(front.map((i) => cost[i]!)), loss: span(front.map((i) => loss[i]!)) };
  if (!(bounds.cost[0] < bounds.cost[1]) || !(bounds.loss[0] < bounds.loss[1])) return null;
  const logCost = bounds.cost[0] > 0 && bounds.cost[1] / bounds.cost[0] > DECADE;
  const found = knee(cost, loss, bounds, { logCost });
  if (found === undefined) return null;
  const { facts } = comparison.compared[found.index]!;
  const frequency = frequencyOf(comparison, found.index, bounds, logCost, costAt, lossAt);
  return {
    id: facts.id,
    configuration: facts.configuration,
    distance: found.distance,
    sharpness: found.sharpness,
    frequency,
    bounds: { cost: [...bounds.cost], loss: [...bounds.loss] },
    logCost,
  };
}

/** Columns of the only metric and the only cost among exactly two objectives. */
export function twoAxes({ objectives, losses }: Comparison) {
  if (objectives.length !== 2) return undefined;
  const costAt = objectives.findIndex((objective) => 'cost' in objective);
  const lossAt = objectives.findIndex((objective) => 'metric' in objective);
  if (costAt < 0 || lossAt < 0) return undefined;
  return { costAt, lossAt, cost: losses[costAt]!, loss: losses[lossAt]! };
}

function span(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function frequencyOf(
  { compared, objectives }: Comparison,
  index: number,
  bounds: KneeBounds,
  logCost: boolean,
  costAt: number,
  lossAt: number,
): number {
  const sign = lossSign(objectives[lossAt]!.goal);
  const draws = compared.map((candidate) => ({ cost: candidate.draws(objectives[costAt]!), loss: candidate.draws(objectives[lossAt]!) }));
  const count = draws[0]!.cost.length;
  const { shares } = kneeFrequency(
    {
      candidates: compared.length,
      draws: count,
      objectives: 2,
      fill: (draw, [cost, loss]) => {
        for (let i = 0; i < draws.length; i++) {
          cost![i] = draws[i]!.cost[draw]!;
          loss![i] = sign * draws[i]!.loss[draw]!;
        }
      },
    },
    bounds,
    { logCost },
  );
  return shares[index]!;
}
