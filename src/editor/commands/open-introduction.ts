import { commands, Uri, workspace } from 'vscode';

/** Shows our README: it comes with the extension, so it needs no network. A package spells its name in lower case. */
export async function openIntroduction(extension: Uri): Promise<void> {
  const files = await workspace.fs.readDirectory(extension);
  const readme = files.find(([name]) => /^readme\.md$/i.test(name));
  if (readme !== undefined) await commands.executeCommand('markdown.showPreview', Uri.joinPath(extension, readme[0]));
}
