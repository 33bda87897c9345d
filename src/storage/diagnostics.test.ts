import { expect, it } from 'vitest';
import { diagnosticSentence } from '../core/format/diagnostic.ts';

const OWN = ['full', 'read-only', 'refused', 'exists', 'unsupported', 'failed'];
const FILE = ['unreadable', 'too-large', 'not-a-file', 'failed'];
const OTHERS = ['unsynced', 'not-writable', 'journal-damaged', 'database-damaged', 'database-newer', 'set-aside', 'lock-taken-over'];
const CODES = [...OWN.flatMap((code) => [`write-${code}`, `fold-${code}`]), ...FILE.map((code) => `file-${code}`), ...OTHERS].filter(
  // Folding creates nothing that may be there already.
  (code) => code !== 'fold-exists',
);

it.each(CODES)('own-%s has a sentence', (code) => {
  const args = { bytes: 10, pieces: 1, pid: 1, host: 'h', code: 'EIO', reason: 'EIO' };
  const sentence = diagnosticSentence({ code: `own-${code}`, args });
  expect(sentence).not.toContain(`own ${code.replaceAll('-', ' ')},`);
  expect(sentence).not.toMatch(/undefined|NaN/);
});
