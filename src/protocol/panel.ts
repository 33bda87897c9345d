import './no-eval.ts';
import * as z from 'zod';
import { breakdownSchema } from './rows.ts';
import { annotationsSchema, editsSchema, keptIdsSchema, keptSchema } from './annotations.ts';
import {
  columnsAnswerSchema,
  columnsAskSchema,
  frontsAnswerSchema,
  frontsAskSchema,
  originsSchema,
  tableModeSchema,
  tableSchemaSchema,
} from './table.ts';
import { pickedAskSchema, pickedRowSchema, rolePicksSchema } from './selecting.ts';
import {
  costPartsAnswerSchema,
  costPartsAskSchema,
  curvesAnswerSchema,
  curvesAskSchema,
  regimesAnswerSchema,
  regimesAskSchema,
  seriesAnswerSchema,
  seriesAskSchema,
} from './charts.ts';

/** Between the experiments panel, a webview, and the extension host. Both parse whatever arrives. */
export const panelContract = {
  questions: {
    table: { ask: z.object({ mode: tableModeSchema }), answer: tableSchemaSchema },
    columns: { ask: columnsAskSchema, answer: columnsAnswerSchema },
    fronts: { ask: frontsAskSchema, answer: frontsAnswerSchema },
    /** How a run's cost comes about; undefined for a run that is gone. */
    breakdown: { ask: z.object({ run: z.string() }), answer: breakdownSchema.optional() },
    /** Where a row comes from; undefined for a row that is gone. */
    origins: { ask: z.object({ mode: tableModeSchema, id: z.string() }), answer: originsSchema.optional() },
    /** Opens what a row comes from, where the host finds it; answers what there is to say about it. */
    openOrigin: {
      ask: z.object({ mode: tableModeSchema, id: z.string(), what: z.enum(['source', 'commit', 'artifact']) }),
      answer: z.string().optional(),
    },
    /** Whose learning curves some rows have. */
    curves: { ask: curvesAskSchema, answer: curvesAnswerSchema },
    /** One of them. */
    series: { ask: seriesAskSchema, answer: seriesAnswerSchema },
    /** What costs of rows add up from. */
    costParts: { ask: costPartsAskSchema, answer: costPartsAnswerSchema },
    /** Who wins at which budget, and at which value of a point. */
    regimes: { ask: regimesAskSchema, answer: regimesAnswerSchema },
    annotations: { ask: z.object({}), answer: annotationsSchema },
    annotate: { ask: z.object({ edits: editsSchema }), answer: keptSchema },
    undoAnnotation: { ask: z.object({ ids: keptIdsSchema }), answer: keptSchema },
    copy: { ask: z.object({ text: z.string().max(50_000_000) }), answer: z.undefined() },
    /** Saves a file where the person says; answers its path, or undefined when they changed their mind. */
    save: {
      ask: z.object({ name: z.string().min(1).max(200), content: z.union([z.string().max(200_000_000), z.instanceof(Uint8Array)]) }),
      answer: z.string().optional(),
    },
    /** Picked candidates in words; those that are gone are left out. */
    pickedRows: { ask: pickedAskSchema, answer: z.array(pickedRowSchema) },
    /** Makes a decision of those that are picked. */
    select: { ask: z.object({ picks: rolePicksSchema }), answer: z.undefined() },
    /** A named thing of the extension to do, as mending what a cell lacks. */
    act: { ask: z.object({ action: z.enum(['openConfiguration', 'openReport', 'refresh']) }), answer: z.undefined() },
  },
  news: {
    /** What is shown is out of date. */
    changed: z.object({}),
    /** A person wants to make a decision of those that are picked: the page answers with `select`. */
    selectWanted: z.object({}),
    /** Somebody wrote about rows, here or in another window. */
    annotated: z.object({}),
    /** A person asked elsewhere to have runs marked in the chart. */
    addToChart: z.object({ runs: z.array(z.string()).max(1000) }),
  },
} as const;
export type PanelContract = typeof panelContract;

/** What a panel remembers over a reload: whose it is, and how its person arranged it. The latter is the page's own affair. */
export const panelStateSchema = z.object({ folder: z.string(), layout: z.unknown().optional() });
export type PanelState = z.infer<typeof panelStateSchema>;
