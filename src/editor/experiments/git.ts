import { extensions, type Uri } from 'vscode';

/** What we use of VS Code's own Git extension, which may be disabled and is off in Restricted Mode. */
interface GitApi {
  getRepository(uri: Uri): { getCommit(ref: string): Promise<{ readonly hash: string }> } | null;
  toGitUri(uri: Uri, ref: string): Uri;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** A file as it was at a commit; undefined where there is no Git, and when the repository has no such commit. */
export async function fileAtCommit(file: Uri, commit: string): Promise<Uri | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  const git = await extension.activate();
  if (!git.enabled) return undefined;
  const api = git.getAPI(1);
  const found = await api
    .getRepository(file)
    ?.getCommit(commit)
    .then(
      ({ hash }) => hash,
      () => undefined,
    );
  return found === undefined ? undefined : api.toGitUri(file, found);
}
