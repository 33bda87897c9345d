import * as z from 'zod';
import { RUN_STATUSES } from '../core/runs/run.ts';
import { QUANTITY_BASES } from '../core/quantity/basis.ts';
import { tableModeSchema } from './table.ts';

// What charts ask for besides the table's columns.

/** Nobody tells more curves or bars apart. */
export const MOST_CURVES = 50;
export const MOST_BARS = 100;
const numbers = z.custom<Float64Array>((value) => value instanceof Float64Array);

/** What a learning curve can stand over. */
export const CURVE_AXES = ['step', 'time', 'money'] as const;
export const curveAxisSchema = z.enum(CURVE_AXES);
export type CurveAxis = z.infer<typeof curveAxisSchema>;

/** Whose curves some rows have, and of which metrics. */
export const curvesAskSchema = z.object({ mode: tableModeSchema, ids: z.array(z.string()).max(MOST_CURVES) });
export const curvesAnswerSchema = z.object({
  /** At most `MOST_CURVES`, in the order of the rows; `row` is the id of the row that a run belongs to. */
  runs: z.array(z.object({ run: z.string(), name: z.string(), row: z.string(), status: z.enum(RUN_STATUSES) })),
  /** All of them. */
  of: z.number().int(),
  /** What they logged, the most telling first; `steps` where some run logged it at more than its first step. */
  metrics: z.array(
    z.object({ name: z.string(), runs: z.number().int(), steps: z.boolean(), goal: z.enum(['max', 'min']).optional(), unit: z.string() }),
  ),
});
export type CurvesAnswer = z.infer<typeof curvesAnswerSchema>;

export const seriesAskSchema = z.object({
  run: z.string(),
  metric: z.string(),
  over: curveAxisSchema,
  /** About as many points as are drawn. */
  points: z.number().int().min(10).max(5000),
  smoothing: z.number().min(0).max(0.999),
});

/** What is not known, and whether kneepoint.yaml can say it. */
const noneSchema = z.object({ none: z.string(), mendable: z.boolean() });

export const curveSchema = z.object({
  x: numbers,
  /** NaN is a gap. */
  y: numbers,
  smooth: z.object({ x: numbers, y: numbers }).optional(),
  /** Values that were logged. */
  of: z.number().int(),
  /** How its x came about, where that needs a word. */
  note: z.string().optional(),
});
export const seriesAnswerSchema = z.union([curveSchema, noneSchema]);
export type SeriesAnswer = z.infer<typeof seriesAnswerSchema>;

/** Costs whose parts can be looked at. */
export const PART_COSTS = ['forward', 'replacement', 'servingPer1k', 'spent'] as const;
export const partCostSchema = z.enum(PART_COSTS);
export type PartCost = z.infer<typeof partCostSchema>;

export const costPartsAskSchema = z.object({
  mode: tableModeSchema,
  ids: z.array(z.string()).max(MOST_BARS),
  cost: partCostSchema.optional(),
});

const amountSchema = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  text: z.string(),
  /** What is not in it, where it is a lower bound. */
  missing: z.string().optional(),
});
export const costBarSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** In the order of the arithmetic; they add up to the total. */
  parts: z.array(z.object({ name: z.string(), amount: z.union([amountSchema, noneSchema]) })),
  total: z.union([amountSchema.extend({ basis: z.enum(QUANTITY_BASES) }), noneSchema]),
});
export type CostBar = z.infer<typeof costBarSchema>;

export const costPartsAnswerSchema = z.object({
  cost: partCostSchema,
  /** The costs that there are here, with their titles: `forward cost, $/mo`. */
  costs: z.array(z.object({ id: partCostSchema, title: z.string() })),
  bars: z.array(costBarSchema),
  /** Why there are no bars. */
  empty: z.string().optional(),
});
export type CostPartsAnswer = z.infer<typeof costPartsAnswerSchema>;

/** Who wins at which budget and at which value of a point, among some rows of a table or all of them. */
export const regimesAskSchema = z.object({
  mode: tableModeSchema,
  revision: z.number().int(),
  rows: z.custom<Uint32Array>((value) => value instanceof Uint32Array).optional(),
  metric: z.string().optional(),
  cost: partCostSchema.optional(),
});

const spreadSchema = z.object({ value: z.number(), low: z.number(), high: z.number(), text: z.string() });
export const winnerSchema = z.object({ id: z.string(), name: z.string(), quality: spreadSchema, cost: spreadSchema });
export type Winner = z.infer<typeof winnerSchema>;

/** An axis along which different ones win. */
export const regimeAxisSchema = z.object({
  /** Bounds in cost units, or in cost units per point; `to` is null without an end. `winner` is a place in `winners`. */
  stretches: z.array(z.object({ winner: z.number().int(), from: z.number(), to: z.number().nullable() })),
  /** Where one stretch becomes the next, and between which places that lies in nine of ten draws. */
  edges: z.array(z.object({ at: z.number(), low: z.number(), high: z.number().nullable() })),
  /** Places on the axis, and how often each winner is best there; empty where chances are not known. */
  grid: numbers,
  chances: z.array(numbers),
});
export type RegimeAxis = z.infer<typeof regimeAxisSchema>;

export const regimesAnswerSchema = z.union([
  z.object({ stale: z.literal(true) }),
  z.object({ none: z.string(), metrics: z.array(z.string()) }),
  z.object({
    metric: z.object({ name: z.string(), goal: z.enum(['max', 'min']), unit: z.string() }),
    cost: z.object({ id: partCostSchema, title: z.string(), unit: z.string() }),
    metrics: z.array(z.string()),
    costs: z.array(z.object({ id: partCostSchema, title: z.string() })),
    /** How many take part, and how many could not for want of a value. */
    compared: z.number().int(),
    undecided: z.number().int(),
    winners: z.array(winnerSchema),
    budget: regimeAxisSchema,
    value: regimeAxisSchema,
  }),
]);
export type RegimesAnswer = z.infer<typeof regimesAnswerSchema>;
export type Regimes = Extract<RegimesAnswer, { winners: unknown }>;
