// The entry of the suite inside VS Code: runs every `*.test.cjs` that was bundled beside it.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000, forbidOnly: true, forbidPending: true });
  const grep = process.env['KNEEPOINT_TEST_GREP'];
  if (grep) mocha.grep(grep);
  for (const name of readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.cjs'))
    .sort()) {
    mocha.addFile(join(__dirname, name));
  }
  const { passes, failures } = await finish(mocha);
  const result = process.env['KNEEPOINT_TEST_RESULT'];
  if (result) writeFileSync(result, JSON.stringify({ passed: passes, failed: failures }));
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} integration tests failed`);
}

function finish(mocha: Mocha): Promise<{ passes: number; failures: number }> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      resolve({ passes, failures });
    });
  });
}
