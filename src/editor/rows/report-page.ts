import type { Ports } from '../../app/ports.ts';
import { projectReport } from '../../app/report/project-report.ts';
import { reportHtml } from '../../app/report/report-html.ts';
import { reportStyles } from '../../app/report/styles.ts';
import type { Answer, Ask } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import { editorPolicy } from '../report/policy.ts';
import { BROKEN_CONFIGURATION, faultSentence } from './fault-sentence.ts';
import type { FolderIndex } from './folder-index.ts';

type Host = Omit<Ask<ReaderContract, 'report'>, 'root'>;

/** The report that `kneepoint report` writes, as a page for a webview. */
export function reportPage(
  { state, configBroken }: FolderIndex,
  { nonce, cspSource, script }: Host,
  ports: Ports,
): Answer<ReaderContract, 'report'> {
  if (configBroken) return { none: `${BROKEN_CONFIGURATION}. The Problems view says where it is.` };
  const model = projectReport(state, {}, ports);
  if ('fault' in model) return { none: faultSentence(model) };
  const page = reportHtml(model, {
    styles: { text: reportStyles('editor'), nonce },
    scripts: { href: script, nonce },
    csp: editorPolicy({ nonce, cspSource }),
  });
  return { page, digest: ports.sha256(JSON.stringify(model).replaceAll(model.generatedAt, '')) };
}
