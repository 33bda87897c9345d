import * as z from 'zod';
import type { Answer } from './contract.ts';
import { breakdownSchema, problemRowSchema, runRowSchema, selectionRowSchema, storeRowSchema } from './rows.ts';

/** An opened folder's absolute path: what everything else hangs on. */
const root = z.string().min(1);

/** Between the extension host and its reader, the worker that opens run stores, costs runs and checks decisions. */
export const readerContract = {
  questions: {
    /** Reads what changed. */
    refresh: {
      ask: z.object({ root }),
      answer: z.object({
        runs: z.number().int(),
        stores: z.array(storeRowSchema),
        problems: z.array(problemRowSchema),
        /** Absolute paths whose change means that there is news. */
        watch: z.array(z.string()),
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
    selections: { ask: z.object({ root }), answer: z.array(selectionRowSchema) },
  },
  news: {
    log: z.object({ level: z.enum(['debug', 'info', 'warn', 'error']), message: z.string() }),
    progress: z.object({ root, stores: z.number().int(), of: z.number().int(), runs: z.number().int() }),
  },
} as const;
export type ReaderContract = typeof readerContract;
export type FolderSummary = Answer<ReaderContract, 'refresh'>;

/** What the worker is started with. */
export const readerStartSchema = z.object({ wasmPath: z.string() });
export type ReaderStart = z.infer<typeof readerStartSchema>;
