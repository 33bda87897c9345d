import { run as charts } from './charts.mjs';
import { run as table } from './table.mjs';

/** The experiments panel: its table, then its charts. */
export async function run(options) {
  return [...(await table(options)), ...(await charts(options))];
}
