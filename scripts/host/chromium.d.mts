import type { BrowserContext } from 'playwright-core';
import type { Scope } from './scope.mjs';

/** Installs a Chromium where there is none; the path of its program. */
export function ensureChromium(): Promise<string>;
export function findChromium(): string | undefined;
export function launchChromium(scope: Scope, size?: { readonly width: number; readonly height: number }): Promise<BrowserContext>;
