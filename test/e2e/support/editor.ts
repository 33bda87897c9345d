// An editor that lives as long as the tests of a file: `const editor = useEditor('examples/x')`, then `editor().page`.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { type Editor, type EditorOptions, openEditor } from '../../../scripts/host/open-editor.mjs';

const REPO = fileURLToPath(new URL('../../..', import.meta.url));
/** The first run may have to install the editor host. */
const OPENING = 180_000;

/**
 * Opens our extension on a copy of a folder before the tests of the file and closes it after them.
 * @returns how to reach the editor; only inside tests and hooks
 */
export function useEditor(folder: string, options: Omit<EditorOptions, 'workspace' | 'extensionPath'> = {}): () => Editor {
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-e2e-'));
  const workspace = join(scratch, 'workspace');
  let editor: Editor | undefined;
  beforeAll(async () => {
    cpSync(join(REPO, folder), workspace, { recursive: true });
    editor = await openEditor({ ...options, workspace, extensionPath: REPO });
  }, OPENING);
  afterAll(async () => {
    await editor?.close();
    rmSync(scratch, { recursive: true, force: true });
  });
  return () => {
    if (!editor) throw new Error('The editor is open only inside tests and hooks');
    return editor;
  };
}
