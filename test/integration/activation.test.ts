import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { EXTENSION_ID, VIEWS } from '../../src/editor/ids.ts';
import { extension } from './support/extension.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: { readonly kneepoint: readonly { readonly id: string }[] };
  };
}

/** Whatever is read of a workspace is read by the reader's thread, which its first question starts. */
function readers(): number {
  const { workers } = process.report.getReport() as { readonly workers: readonly { readonly header: { readonly event: string } }[] };
  return workers.filter(({ header }) => header.event.includes('[kneepoint-reader]')).length;
}

describe('activation', () => {
  // The first of all tests: those that follow show views.
  it('reads nothing before a view or a command asks', async () => {
    const { onDidLoad } = await extension();
    await commands.executeCommand('workbench.view.explorer');
    assert.equal(readers(), 0);
    const loaded = new Promise<void>((resolve) => {
      const listening = onDidLoad(() => {
        listening.dispose();
        resolve();
      });
    });
    await commands.executeCommand(`${VIEWS.runs}.focus`);
    await loaded;
    assert.equal(readers(), 1);
  });

  it('registers the commands that the manifest declares, and no other', async () => {
    await extension();
    const manifest = extensions.getExtension(EXTENSION_ID)!.packageJSON as Manifest;
    const declared = manifest.contributes.commands.map(({ command }) => command).sort();
    const views = manifest.contributes.views.kneepoint.map(({ id }) => id);
    const registered = (await commands.getCommands(true)).filter((id) => id.startsWith('kneepoint.'));
    // VS Code makes commands of its own for every view: focus, open, toggle …
    const own = registered.filter((id) => !views.some((view) => id.startsWith(`${view}.`))).sort();
    assert.deepEqual(own, declared);
    assert.ok(declared.length > 0);
  });

  it('contributes its views', async () => {
    await extension();
    for (const view of Object.values(VIEWS)) await commands.executeCommand(`${view}.focus`);
  });
});
