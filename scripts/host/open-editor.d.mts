import type { Page } from 'playwright-core';

export type Theme = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

export interface EditorOptions {
  /** Absolute path of the folder to open; the editor may write into it, so give it a copy. */
  readonly workspace: string;
  /** Absolute path of the extension under development; without it a bare VS Code opens. */
  readonly extensionPath?: string | undefined;
  /** `dark` unless told. */
  readonly theme?: Theme | undefined;
  /** Opens the workspace in Restricted Mode. */
  readonly restricted?: boolean | undefined;
  /** 1280 × 800 unless told. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Environment of the extension host, over this process's own. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** A program whose `run` is called in the extension host. */
  readonly testsPath?: string | undefined;
}

export interface Editor {
  readonly page: Page;
  /** Lays user settings over the present ones and reloads the window. */
  reloadWith(changed: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends browser and server and removes their profiles. */
  close(): Promise<void>;
}

export function openEditor(options: EditorOptions): Promise<Editor>;
