import assert from 'node:assert/strict';
import { commands, TabInputWebview, window } from 'vscode';
import { COMMANDS, PANELS } from '../../src/editor/ids.ts';
import { eventually, extension } from './support/extension.ts';

describe('Open Report', () => {
  it('opens one panel, and comes back to it', async () => {
    await extension();
    await commands.executeCommand(COMMANDS.openReport);
    await commands.executeCommand(COMMANDS.openReport);
    const labels = await eventually(window.tabGroups.onDidChangeTabs, () => {
      const reports = window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(PANELS.report));
      return reports.length > 0 ? reports.map(({ label }) => label) : undefined;
    });
    assert.deepEqual(labels, ['Report: workspace']);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
