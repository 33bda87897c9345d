import type { Editor, EditorOptions } from './open-editor.mjs';

export interface PackagedOptions extends Omit<EditorOptions, 'extensionPath' | 'restricted'> {
  /** Absolute path of the package to install. */
  readonly vsix: string;
}

export function packagedEditor(options: PackagedOptions): Promise<Pick<Editor, 'page' | 'close'>>;
