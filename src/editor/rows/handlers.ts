import type { Ports } from '../../app/ports.ts';
import { openProject, viewSampler, type Project } from '../../app/project/project.ts';
import { bundledPrices } from '../../core/prices/table/table.ts';
import type { Handlers, News } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import { breakdown } from './breakdown.ts';
import { folderIndex, type FolderIndex } from './folder-index.ts';
import { folderSummary } from './folder-summary.ts';
import { reportPage } from './report-page.ts';
import { runPage } from './run-page.ts';
import { selectionRows } from './selection-rows.ts';

interface OpenFolder {
  readonly project: Project;
  /** The latest read, under way or done. Reads of one folder follow each other: they share the stores' memory. */
  index: Promise<FolderIndex>;
}

/** Answers from folders that stay open: each is read when it is first asked about, and again on `refresh` only. */
export function readerHandlers(ports: Ports, progress: (news: News<ReaderContract, 'progress'>) => void): Handlers<ReaderContract> {
  const folders = new Map<string, OpenFolder>();
  const read = async (root: string, project: Project) => folderIndex(await project.refresh((at) => progress({ root, ...at })));
  const folderOf = (root: string): OpenFolder => {
    const known = folders.get(root);
    if (known !== undefined) return known;
    const project = openProject(root, bundledPrices, ports);
    const opened = { project, index: read(root, project) };
    folders.set(root, opened);
    return opened;
  };
  const reread = (root: string): OpenFolder => {
    const before = folders.get(root);
    if (before === undefined) return folderOf(root);
    const again = () => read(root, before.project);
    before.index = before.index.then(again, again);
    return before;
  };
  return {
    refresh: async ({ root }) => {
      const { project, index } = reread(root);
      return folderSummary(await index, project.watch());
    },
    runs: async ({ root, of, count }) => runPage(await folderOf(root).index, of, count, viewSampler()),
    breakdown: async ({ root, run }) => breakdown(await folderOf(root).index, run, viewSampler()),
    report: async ({ root, ...host }) => reportPage(await folderOf(root).index, host, ports),
    selections: async ({ root }) => selectionRows(await folderOf(root).index, ports),
  };
}
