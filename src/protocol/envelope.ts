import * as z from 'zod';

/** What travels: a question, its answer or the failure to answer it, or news. The inside is parsed by its own schema. */
export const envelopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), id: z.number().int(), type: z.string(), value: z.unknown() }),
  // A pipe that carries JSON has no word for undefined.
  z.object({ kind: z.literal('answer'), id: z.number().int(), value: z.unknown().optional() }),
  z.object({ kind: z.literal('failure'), id: z.number().int(), message: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('news'), type: z.string(), value: z.unknown() }),
]);
export type Envelope = z.infer<typeof envelopeSchema>;

/** A pipe that carries structured clones, in both directions. */
export interface Port {
  post(message: Envelope): void;
  listen(receive: (message: unknown) => void): void;
}

/** Told about every message that does not fit its schema, before it is dropped. */
export type Dropped = (what: string, error: z.ZodError) => void;
