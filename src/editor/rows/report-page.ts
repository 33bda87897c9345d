import type { Ports } from '../../app/ports.ts';
import type { AskFault } from '../../app/questions/ask.ts';
import { projectReport } from '../../app/report/project-report.ts';
import { reportHtml } from '../../app/report/report-html.ts';
import { reportStyles } from '../../app/report/styles.ts';
import type { Answer, Ask } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import { editorPolicy } from '../report/policy.ts';
import type { FolderIndex } from './folder-index.ts';

type Host = Omit<Ask<ReaderContract, 'report'>, 'root'>;

/** The report that `kneepoint report` writes, as a page for a webview. */
export function reportPage(
  { state, configBroken }: FolderIndex,
  { nonce, cspSource, script }: Host,
  ports: Ports,
): Answer<ReaderContract, 'report'> {
  if (configBroken)
    return { none: 'kneepoint.yaml has an error, and its defaults would give wrong numbers. The Problems view says where it is.' };
  const model = projectReport(state, {}, ports);
  if ('fault' in model) return { none: faultSentence(model) };
  const page = reportHtml(model, {
    styles: { text: reportStyles('editor'), nonce },
    scripts: { href: script, nonce },
    csp: editorPolicy({ nonce, cspSource }),
  });
  return { page, digest: ports.sha256(JSON.stringify(model).replaceAll(model.generatedAt, '')) };
}

function faultSentence(fault: AskFault): string {
  switch (fault.fault) {
    case 'no-runs':
      return 'No runs to compare: the Runs view says what was looked for and where.';
    case 'no-quality':
      return 'No quality metric is known by its name. Mark one under "metrics:" in kneepoint.yaml, as "accuracy: { goal: max, key: true }".';
    case 'no-goal':
      return `Which way is "${fault.text}" better? Say "goal: max" or "goal: min" for it under "metrics:" in kneepoint.yaml.`;
    case 'unknown-name':
      return `kneepoint.yaml makes "${fault.text}" the key metric, and no run has it.`;
    case 'ambiguous':
      return `"${fault.text}" is the name of a metric and of a cost: choose another key metric in kneepoint.yaml.`;
    default:
      return `The question that kneepoint.yaml asks cannot be answered: ${fault.fault.replaceAll('-', ' ')} "${fault.text}".`;
  }
}
