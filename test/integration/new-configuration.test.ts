import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uri } from 'vscode';
import { changeConfiguration } from '../../src/editor/configuration/change-configuration.ts';

describe('A kneepoint.yaml that an edit would begin', () => {
  const root = mkdtempSync(join(tmpdir(), 'kneepoint-new-'));
  const file = join(root, 'kneepoint.yaml');
  after(() => rmSync(root, { recursive: true, force: true }));

  const change = (answer: object) =>
    changeConfiguration(
      { uri: Uri.file(root), name: 'new', index: 0 },
      { kind: 'store', path: 'runs.csv' },
      { reader: { ask: () => Promise.resolve(answer as never) } },
    );

  it('is not left behind empty when the edit fails', async () => {
    assert.equal(await change({ fault: 'it is not to be' }), undefined);
    assert.equal(existsSync(file), false);
  });

  it('is gone again when the edit is undone', async () => {
    const changed = await change({ edit: { offset: 0, length: 0, text: 'stores: []\n' } });
    assert.equal(readFileSync(file, 'utf8'), 'stores: []\n');
    await changed!.undo();
    assert.equal(existsSync(file), false);
  });
});
