import { projectReport } from '../../app/report/project-report.ts';
import { formatBytes } from '../../core/format/number.ts';
import { readProject, type CliContext } from '../context.ts';
import { exitOf } from '../input-faults.ts';
import { chartSvg } from '../report/chart-svg.ts';
import { filePage } from '../report/file-page.ts';
import { pageScript } from '../report/page-script.ts';
import { reportTarget } from '../targets.ts';
import { wishFailure, wishFrom, type WishOptions } from './wish.ts';

export interface ReportOptions extends WishOptions {
  /** Relative to where the command runs; `-` is standard output. */
  readonly output: string;
}

/** `kneepoint report`: one page that opens from disk, with the chart, the decision and everything that they stand on. */
export async function report(context: CliContext, options: ReportOptions): Promise<number> {
  const { ports, terminal } = context;
  const output = options.output === '-' ? undefined : reportTarget(options.output, ports.files);
  const state = await readProject(context);
  const model = projectReport(state, wishFrom(options), ports);
  if ('fault' in model) throw wishFailure(model, state, options);
  const page = filePage(model, pageScript(), model.chart === null ? undefined : await chartSvg(model.chart.spec));
  if (output === undefined) {
    await terminal.stream([page]);
    return exitOf(state);
  }
  ports.durable.replace(output, page);
  terminal.out(
    `${model.sentence}\nWrote ${output} (${formatBytes(Buffer.byteLength(page))}): open it in any browser; it asks the network for nothing.\n`,
  );
  return exitOf(state);
}
