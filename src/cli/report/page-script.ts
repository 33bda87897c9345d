import { readFileSync } from 'node:fs';
import { CliFailure, EXIT } from '../failure.ts';

/** The script of report pages, built beside the command line's own bundle. */
export function pageScript(): string {
  // From dist/cli/*.mjs, and from src/cli/report/*.ts when the sources run.
  const places = ['../webview/report.js', '../../../dist/webview/report.js'].map((path) => new URL(path, import.meta.url));
  for (const place of places) {
    const text = readIfThere(place);
    if (text !== undefined) return text;
  }
  throw new CliFailure('the report’s script, dist/webview/report.js, is missing: the installation is not whole', EXIT.ownFailure);
}

function readIfThere(place: URL): string | undefined {
  try {
    return readFileSync(place, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
