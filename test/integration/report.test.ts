import assert from 'node:assert/strict';
import { commands, TabInputWebview, window } from 'vscode';
import { COMMANDS, PANELS } from '../../src/editor/ids.ts';
import { extension } from './support/extension.ts';

describe('Open Report', () => {
  it('opens one panel, and comes back to it', async () => {
    await extension();
    await commands.executeCommand(COMMANDS.openReport);
    await commands.executeCommand(COMMANDS.openReport);
    const reports = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(PANELS.report));
    assert.deepEqual(
      reports.map(({ label }) => label),
      ['Report: workspace'],
    );
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
