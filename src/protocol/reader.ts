import * as z from 'zod';
import type { Answer } from './contract.ts';
import { annotationsSchema, editsSchema, keptIdsSchema, keptSchema } from './annotations.ts';
import {
  configurationChangeSchema,
  configurationEditSchema,
  counterpartsSchema,
  hardwareAboutSchema,
  hardwareAnswerSchema,
  vocabularySchema,
} from './configuration.ts';
import {
  columnsAnswerSchema,
  columnsAskSchema,
  frontsAnswerSchema,
  frontsAskSchema,
  originsSchema,
  tableModeSchema,
  tableSchemaSchema,
} from './table.ts';
import {
  draftAnswerSchema,
  draftAskSchema,
  pickedAskSchema,
  pickedRowSchema,
  ruleOffersSchema,
  selectAnswerSchema,
  selectStartSchema,
  ruleAskSchema,
  writtenDraftSchema,
} from './selecting.ts';
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
import { breakdownSchema, problemRowSchema, runRowSchema, selectionRowSchema, storeRowSchema } from './rows.ts';

/** An opened folder's absolute path: what everything else hangs on. */
const root = z.string().min(1);

/** Between the extension host and its reader, the worker that opens run stores, costs runs and checks decisions. */
export const readerContract = {
  questions: {
    /** Reads what changed: the stores that named paths belong to, or without names whatever is there. */
    refresh: {
      ask: z.object({ root, changed: z.array(z.string()).optional() }),
      answer: z.object({
        runs: z.number().int(),
        stores: z.array(storeRowSchema),
        problems: z.array(problemRowSchema),
        /** What is worth knowing and no problem. */
        notes: z.array(problemRowSchema),
        /** What all runs cost together. */
        spent: z.string(),
        /** Absolute paths whose change means that there is news. */
        watch: z.array(z.string()),
        /** When reading everything again may find more; absent where it cannot. */
        readAgainAfterMs: z.number().optional(),
        readAt: z.number(),
      }),
    },
    /** A page of the runs of an experiment, or of the children of a run; the newest first. */
    runs: {
      ask: z.object({
        root,
        of: z.union([z.object({ store: z.string(), experiment: z.string() }), z.object({ parent: z.string() })]),
        count: z.number().int().positive(),
      }),
      answer: z.object({ rows: z.array(runRowSchema), total: z.number().int() }),
    },
    breakdown: { ask: z.object({ root, run: z.string() }), answer: breakdownSchema.optional() },
    /** A folder's report as a page for a webview with this nonce and these addresses, or why there is none. `digest` is of what it says, not of when. */
    report: {
      ask: z.object({ root, nonce: z.string(), cspSource: z.string(), script: z.string() }),
      answer: z.union([z.object({ page: z.string(), digest: z.string() }), z.object({ none: z.string() })]),
    },
    /** What a run can have run on, and which runs a rule would speak of. */
    hardware: { ask: z.object({ root, about: hardwareAboutSchema }), answer: hardwareAnswerSchema },
    /** The edit that makes a kneepoint.yaml say something more; nothing is written. */
    editConfiguration: { ask: z.object({ text: z.string(), change: configurationChangeSchema }), answer: configurationEditSchema },
    /** Names that kneepoint.yaml may use. */
    vocabulary: { ask: z.object({ root }), answer: vocabularySchema },
    /** What a run could be joined with or taken apart from; undefined for a run that is gone. */
    counterparts: { ask: z.object({ root, run: z.string() }), answer: counterpartsSchema.optional() },
    selections: { ask: z.object({ root }), answer: z.array(selectionRowSchema) },
    /** What a person can choose among who makes a decision: candidates, decisions that are there, workloads. */
    selectStart: { ask: z.object({ root }), answer: selectStartSchema },
    /** Rules with whom each gives; `stated` is the one of the decision that is made anew. */
    ruleOffers: { ask: ruleAskSchema.extend({ root, stated: z.string().max(200).optional() }), answer: ruleOffersSchema },
    /** Whom a rule gives. */
    ruleAnswer: { ask: ruleAskSchema.extend({ root }), answer: selectAnswerSchema },
    /** A decision as it would be written; nothing is written. */
    draftDecision: { ask: draftAskSchema.extend({ root }), answer: draftAnswerSchema },
    /** Writes a draft, unless what it replaces was changed since. */
    writeDecision: { ask: z.object({ root, draft: z.string() }), answer: writtenDraftSchema },
    /** Picked candidates in words; those that are gone are left out. */
    pickedRows: { ask: pickedAskSchema.extend({ root }), answer: z.array(pickedRowSchema) },
    /** The experiments table, without its values. */
    table: { ask: z.object({ root, mode: tableModeSchema }), answer: tableSchemaSchema },
    /** Some of its columns. */
    columns: { ask: columnsAskSchema.extend({ root }), answer: columnsAnswerSchema },
    fronts: { ask: frontsAskSchema.extend({ root }), answer: frontsAnswerSchema },
    /** Where a row comes from; undefined for a row that is gone. */
    origins: { ask: z.object({ root, mode: tableModeSchema, id: z.string() }), answer: originsSchema.optional() },
    /** Whose learning curves some rows have. */
    curves: { ask: curvesAskSchema.extend({ root }), answer: curvesAnswerSchema },
    /** One of them. */
    series: { ask: seriesAskSchema.extend({ root }), answer: seriesAnswerSchema },
    /** What costs of rows add up from. */
    costParts: { ask: costPartsAskSchema.extend({ root }), answer: costPartsAnswerSchema },
    /** Who wins at which budget, and at which value of a point. */
    regimes: { ask: regimesAskSchema.extend({ root }), answer: regimesAnswerSchema },
    /** What people wrote about rows, with what was written by others until now. */
    annotations: { ask: z.object({ root }), answer: annotationsSchema },
    annotate: { ask: z.object({ root, edits: editsSchema }), answer: keptSchema },
    undoAnnotation: { ask: z.object({ root, ids: keptIdsSchema }), answer: keptSchema },
  },
  news: {
    log: z.object({ level: z.enum(['debug', 'info', 'warn', 'error']), message: z.string() }),
    progress: z.object({ root, stores: z.number().int(), of: z.number().int(), runs: z.number().int() }),
  },
} as const;
export type ReaderContract = typeof readerContract;
export type FolderSummary = Answer<ReaderContract, 'refresh'>;

/** What the worker is started with. */
export const readerStartSchema = z.object({ wasmPath: z.string(), cacheFolder: z.string().optional() });
export type ReaderStart = z.infer<typeof readerStartSchema>;
