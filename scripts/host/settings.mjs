// The user settings that every editor under test starts with, and what the environment lays over them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {Record<string, unknown>} Settings */

/** @type {Settings} */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

/** What the settings file, the theme picker and the workbench's own class attribute call a theme. */
export const THEMES = Object.freeze({
  light: { id: 'Default Light Modern', label: 'Light Modern', className: 'vs' },
  dark: { id: 'Default Dark Modern', label: 'Dark Modern', className: 'vs-dark' },
  highContrast: { id: 'Default High Contrast', label: 'Dark High Contrast', className: 'hc-black' },
  highContrastLight: { id: 'Default High Contrast Light', label: 'Light High Contrast', className: 'hc-light' },
});

/**
 * @param {Settings} [own]
 * @returns {Settings}
 */
export function hostSettings(own = {}) {
  return { ...QUIET, ...own, ...settingsFromEnvironment() };
}

/**
 * @param {string} path
 * @param {Settings} settings
 */
export function writeSettings(path, settings) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(settings, undefined, 2));
}

/** @returns {Settings} */
function settingsFromEnvironment() {
  const text = process.env.KNEEPOINT_HOST_SETTINGS;
  if (!text) return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`KNEEPOINT_HOST_SETTINGS is not JSON: ${error}`);
  }
}
