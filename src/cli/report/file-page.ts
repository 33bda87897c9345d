import { createHash } from 'node:crypto';
import { reportHtml } from '../../app/report/report-html.ts';
import type { ReportModel } from '../../app/report/model.ts';
import { reportStyles } from '../../app/report/styles.ts';

/** A report as one file that opens from a disk: everything inlined, and a policy that allows those bytes and nothing else. */
export function filePage(model: ReportModel, script: string, staticSvg: string | undefined): string {
  const styles = reportStyles('file');
  const csp = `default-src 'none'; style-src '${hashOf(styles)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  return reportHtml(model, { styles: { text: styles }, scripts: { text: script }, staticSvg, csp });
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
