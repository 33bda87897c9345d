import type { Diagnostic } from '../runs/diagnostic.ts';
import { formatBytes } from './number.ts';

type Sentence = (args: NonNullable<Diagnostic['args']>) => string;

const UNSAVED = 'what was written last is not saved';
const KEPT = 'nothing that was saved is lost';

/** What can be wrong with notes, stars and whatever else users write, in `.kneepoint`. */
export const OWN_DATA_SENTENCES: readonly (readonly [code: string, sentence: Sentence])[] = [
  ['own-write-full', () => `the disk is full: ${UNSAVED}; make room and write it again`],
  ['own-write-read-only', () => `the folder is on a read-only disk: ${UNSAVED}; open the project from a place that can be written`],
  ['own-write-refused', () => `the folder may not be written: ${UNSAVED}; give yourself write permission for it`],
  ['own-write-exists', () => `a file of that name is there already: ${UNSAVED}; write it again`],
  ['own-write-unsupported', () => `this file system cannot append to files: ${UNSAVED}; keep the project on another one`],
  ['own-write-failed', ({ reason }) => `the system could not write it (${reason}): ${UNSAVED}; try again`],
  [
    'own-unsynced',
    () => 'this file system cannot promise that what is written is on the disk: a power failure may take the last notes along',
  ],
  ['own-not-writable', () => 'this folder may not be written: notes, stars and the like can be read but not changed'],
  ['own-file-unreadable', () => 'the file cannot be read, so what it holds is not shown; check its permissions'],
  [
    'own-file-too-large',
    ({ bytes }) => `the file has ${formatBytes(Number(bytes))}, more than can be read; it is none that Kneepoint wrote: move it away`,
  ],
  ['own-file-not-a-file', () => 'no file; move it away'],
  ['own-file-failed', ({ code }) => `the system could not read it (${code}), so what it holds is not shown`],
  [
    'own-journal-damaged',
    ({ bytes }) =>
      `${formatBytes(Number(bytes))} are damaged; everything before and after was read, and the damaged part goes to .kneepoint/damaged`,
  ],
  [
    'own-database-damaged',
    () => `not as Kneepoint wrote it; ${KEPT} where its predecessor and the journals are whole, and it is put together again from them`,
  ],
  ['own-database-newer', () => 'written by a later version of Kneepoint; nothing is changed here until you update'],
  [
    'own-set-aside',
    ({ pieces }) =>
      `${pieces} damaged ${Number(pieces) === 1 ? 'piece is' : 'pieces are'} kept here; delete the folder when you need none of it`,
  ],
  ['own-lock-taken-over', ({ pid, host }) => `process ${pid} on ${host} ended while it held this lock; the work was done again`],
  [
    'own-fold-unsupported',
    () => `this file system has no locks or renames that last, so notes stay in journals and kneepoint.db is not written; ${KEPT}`,
  ],
  ['own-fold-full', () => `the disk is too full to bring the journals into kneepoint.db; ${KEPT}; make room`],
  ['own-fold-read-only', () => `the disk is read-only, so the journals are not brought into kneepoint.db; ${KEPT}`],
  [
    'own-fold-refused',
    () => `the system refused to bring the journals into kneepoint.db; ${KEPT}; close what has the file open, and check permissions`,
  ],
  ['own-fold-failed', ({ reason }) => `the journals could not be brought into kneepoint.db (${reason}); ${KEPT}`],
];
