import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { projectReport } from '../../app/report/project-report.ts';
import { formatBytes } from '../../core/format/number.ts';
import { readProject, type CliContext } from '../context.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { faultText } from '../fault-text.ts';
import { chartSvg } from '../report/chart-svg.ts';
import { filePage } from '../report/file-page.ts';
import { pageScript } from '../report/page-script.ts';
import { wishFrom, type WishOptions } from './wish.ts';

export interface ReportOptions extends WishOptions {
  /** Relative to where the command runs. */
  readonly output: string;
}

/** `kneepoint report`: one page that opens from disk, with the chart, the decision and everything that they stand on. */
export async function report(context: CliContext, options: ReportOptions): Promise<number> {
  const { ports, terminal } = context;
  const output = resolve(options.output);
  if (existsSync(output) && !statSync(output).isFile()) throw new CliFailure(`${options.output}: not a file; say where with --output`);
  if (!existsSync(dirname(output))) throw new CliFailure(`${options.output}: no such folder ${dirname(output)}`);
  const model = projectReport(await readProject(context), wishFrom(options), ports);
  if ('fault' in model) throw new CliFailure(faultText(model));
  const page = filePage(model, pageScript(), model.chart === null ? undefined : await chartSvg(model.chart.spec));
  ports.durable.replace(output, page);
  terminal.out(
    `${model.sentence}\nWrote ${output} (${formatBytes(Buffer.byteLength(page))}): open it in any browser; it asks the network for nothing.\n`,
  );
  return EXIT.fine;
}
