import type { FrameLocator, Page } from 'playwright-core';
import type { Theme } from './open-editor.mjs';

export function workbenchReady(page: Page): Promise<void>;
export function runCommand(page: Page, title: string): Promise<void>;
export function setTheme(page: Page, theme: Theme): Promise<void>;
export function webviewFrame(page: Page, options?: { containing?: string }): Promise<FrameLocator>;
export function takeScreenshot(page: Page, path: string): Promise<void>;
