import { decodeUtf8 } from '../rows/utf8.ts';
import type { StoreFormat } from '../store-format.ts';
import { journalReader } from './journal-reader.ts';

/** The journal file of Optuna from 3.1 on: one operation a line. */
export const optunaJournal: StoreFormat = {
  kind: 'optuna-journal',
  gathers: false,
  mayBe: ({ name, kind }) => kind === 'file' && /\.(log|journal|jsonl|ndjson)$|optuna/i.test(name),
  async recognises({ path, entry }, { files }) {
    if (entry.kind !== 'file') return false;
    const bytes = files.readBytes(path, 0, HEAD) ?? new Uint8Array();
    return isJournal(decodeUtf8(bytes));
  },
  open: ({ identity, path }, { files }) => journalReader({ store: { kind: optunaJournal.kind, identity }, path, files }),
};

/** The first operation creates a study, whose name comes last and may be long. */
const HEAD = 512;

function isJournal(head: string): boolean {
  const [line = ''] = head.split('\n', 1);
  return /^\s*\{/.test(line) && /"op_code"\s*:\s*\d+\s*[,}]/.test(line) && /"worker_id"\s*:\s*"/.test(line);
}
