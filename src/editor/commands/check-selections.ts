import { commands } from 'vscode';
import { VIEWS } from '../ids.ts';
import type { Projects } from '../projects/projects.ts';

/** Reads again what changed and checks every decision against it. */
export async function checkSelections({ projects }: { readonly projects: Projects }): Promise<void> {
  projects.invalidate();
  await commands.executeCommand(`${VIEWS.selections}.focus`);
}
