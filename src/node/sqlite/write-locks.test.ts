import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { isWriteLocked } from './write-locks.ts';

const HOLD = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("create table t(a)")
database.execute("begin immediate")
print("held", flush=True)
sys.stdin.readline()
database.execute("commit")
print("free", flush=True)
sys.stdin.readline()
`;

it('a transaction of another process is seen for as long as it lasts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kneepoint-locks-'));
  const path = join(folder, 'a.db');
  const other = join(folder, 'b.db');
  writeFileSync(other, '');
  const holder = spawn(process.env['PYTHON'] ?? 'python3', ['-c', HOLD, path]);
  const lines = createInterface({ input: holder.stdout })[Symbol.asyncIterator]();
  const said = async () => (await lines.next()).value;
  try {
    expect(await said()).toBe('held');
    const { ino } = statSync(path);
    expect([await isWriteLocked(ino), await isWriteLocked(statSync(other).ino)]).toEqual([process.platform === 'linux', false]);
    holder.stdin.write('\n');
    expect(await said()).toBe('free');
    expect(await isWriteLocked(ino)).toBe(false);
  } finally {
    holder.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
