import { env, extensions, l10n, version, window, workspace } from 'vscode';
import { diagnosticsText } from '../diagnostics/diagnostics-text.ts';
import { EXTENSION_ID } from '../ids.ts';
import { localFolders } from '../projects/folders.ts';
import type { Projects } from '../projects/projects.ts';

/** Puts on the clipboard what somebody who helps wants to know. */
export async function copyDiagnostics({ projects }: { readonly projects: Projects }): Promise<void> {
  const loaded = await Promise.all(localFolders().map((folder) => projects.load(folder)));
  const { version: kneepoint } = extensions.getExtension(EXTENSION_ID)?.packageJSON as { version: string };
  const system = `${process.platform} ${process.arch}, Node ${process.versions.node}`;
  await env.clipboard.writeText(diagnosticsText({ kneepoint, vscode: version, system, trusted: workspace.isTrusted }, loaded));
  window.setStatusBarMessage(l10n.t('Diagnostics copied. They name files of this workspace: read them before you send them.'), 8000);
}
