import * as z from 'zod';

/** What people wrote about rows. A subject is the id of a run, or of a candidate with `candidate:` before it. */
export const annotationsSchema = z.object({
  /** Changes with what was written. */
  revision: z.number().int(),
  stars: z.array(z.string()),
  hidden: z.array(z.string()),
  notes: z.array(z.tuple([z.string(), z.string()])),
  labels: z.array(z.tuple([z.string(), z.array(z.string())])),
  filters: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Why nothing can be written, where nothing can. */
  locked: z.string().optional(),
  /** What is wrong with what was written, in sentences. */
  problems: z.array(z.string()),
});
export type AnnotationsView = Readonly<z.infer<typeof annotationsSchema>>;

const subject = z.string().min(1).max(10_000);

export const annotationChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['star', 'hidden']), subject, value: z.boolean() }),
  /** An empty note is none. */
  z.object({ kind: z.literal('note'), subject, text: z.string().max(100_000) }),
  z.object({ kind: z.literal('label'), subject, label: z.string().min(1).max(1000), value: z.boolean() }),
  /** Whether two runs are one; without a value nobody says so. */
  z.object({ kind: z.literal('merge'), subject, field: subject, value: z.enum(['same', 'different']).optional() }),
  /** A filter without a text is none any more. */
  z.object({ kind: z.literal('filter'), name: z.string().min(1).max(1000), text: z.string().max(10_000).optional() }),
]);
export type AnnotationEdit = Readonly<z.infer<typeof annotationChangeSchema>>;

/** At most as many at once: more would be a slip of the hand. */
export const MOST_EDITS = 2000;

export const keptSchema = z.object({ ids: z.array(z.string()), failure: z.string().optional() });

export const editsSchema = z.array(annotationChangeSchema).max(MOST_EDITS);
export const keptIdsSchema = z.array(z.string()).max(MOST_EDITS);
