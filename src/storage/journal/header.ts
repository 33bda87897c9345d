import * as z from 'zod';
import type { ProcessMark } from '../../core/ports/processes.ts';
import { asciiJson } from '../records/ascii-json.ts';
import { json } from '../records/record.ts';
import { VERSION } from '../records/versions.ts';

/** The first line of a journal: who writes it. A writer that begins another journal is done with the one before. */
export interface JournalHeader {
  readonly writer: string;
  readonly part: number;
  readonly process: ProcessMark;
}

const schema = z.looseObject({
  journal: z.string(),
  part: z.int(),
  process: z.looseObject({ pid: z.int(), host: z.string(), startedAt: z.number(), token: z.string() }),
});

export function headerText({ writer, part, process }: JournalHeader): string {
  return asciiJson({ v: VERSION, journal: writer, part, process });
}

export function parseHeader(text: string): JournalHeader | undefined {
  const { data } = schema.safeParse(json(text));
  return data && { writer: data.journal, part: data.part, process: data.process };
}

/** A journal that is about to be removed; its writer finds it gone and begins another one. */
export const RETIRED = '.retired';

export function journalName(writer: string, part: number): string {
  return `${writer}-${part}.jsonl`;
}

/** The journal that a file in the folder of journals is, retired or not; undefined when it is something else. */
export function journalOf(fileName: string): string | undefined {
  const name = fileName.endsWith(RETIRED) ? fileName.slice(0, -RETIRED.length) : fileName;
  return name.endsWith('.jsonl') ? name : undefined;
}
