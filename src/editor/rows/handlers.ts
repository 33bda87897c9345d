import type { AnnotationPorts } from '../../app/annotations/annotations.ts';
import { saidOfPairs } from '../../app/annotations/said-of-pairs.ts';
import type { Ports } from '../../app/ports.ts';
import { projectCache } from '../../app/project/project-cache.ts';
import { openProject, viewSampler, type Project } from '../../app/project/project.ts';
import { bundledPrices } from '../../core/prices/table/table.ts';
import type { Handlers, News } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';
import { annotationHandlers } from './annotation-handlers.ts';
import { breakdown } from './breakdown.ts';
import { costBars } from './cost-bars.ts';
import { createCurves } from './curves.ts';
import { configurationHandlers } from './configuration-handlers.ts';
import { folderIndex, type FolderIndex } from './folder-index.ts';
import { folderSummary } from './folder-summary.ts';
import { regimes } from './regimes.ts';
import { reportPage } from './report-page.ts';
import { runPage } from './run-page.ts';
import { selectionRows } from './selection-rows.ts';
import { selectingHandlers } from './selecting-handlers.ts';
import { sharedAnnotations } from './shared-annotations.ts';
import { createTables } from './tables.ts';

/** Whoever waits for the answer comes first. */
const REMEMBER_AFTER_MS = 1500;

function rememberLater(project: Project): void {
  setTimeout(() => void project.remember(), REMEMBER_AFTER_MS).unref();
}

interface OpenFolder {
  readonly project: Project;
  /** The latest read, under way or done. Reads of one folder follow each other: they share the stores' memory. */
  index: Promise<FolderIndex>;
}

/** Answers from folders that stay open: each is read when it is first asked about, and again on `refresh` only. */
export function readerHandlers(
  ports: Ports,
  own: AnnotationPorts,
  progress: (news: News<ReaderContract, 'progress'>) => void,
  cacheFolder?: string,
): Handlers<ReaderContract> {
  const folders = new Map<string, OpenFolder>();
  const tables = createTables(ports);
  const annotationsOf = sharedAnnotations(own);
  const curves = createCurves(tables);
  const read = async (root: string, project: Project, changed?: readonly string[]) =>
    folderIndex(await project.refresh({ progress: (at) => progress({ root, ...at }), changed }));
  const folderOf = (root: string): OpenFolder => {
    const known = folders.get(root);
    if (known !== undefined) return known;
    const project = openProject(root, bundledPrices, ports, {
      pairs: () => saidOfPairs(annotationsOf(root).read()),
      cache: cacheFolder === undefined ? undefined : projectCache(cacheFolder, root, own),
    });
    const opened = { project, index: read(root, project) };
    folders.set(root, opened);
    return opened;
  };
  const reread = (root: string, changed: readonly string[] | undefined): OpenFolder => {
    const before = folders.get(root);
    if (before === undefined) return folderOf(root);
    const again = () => read(root, before.project, changed);
    before.index = before.index.then(again, again);
    return before;
  };
  return {
    refresh: async ({ root, changed }) => {
      const { project, index } = reread(root, changed);
      const summary = folderSummary(await index, project.watch());
      rememberLater(project);
      return summary;
    },
    runs: async ({ root, of, count }) => runPage(await folderOf(root).index, of, count, viewSampler()),
    breakdown: async ({ root, run }) => breakdown(await folderOf(root).index, run, viewSampler()),
    report: async ({ root, ...host }) => reportPage(await folderOf(root).index, host, ports),
    table: async ({ root, mode }) => tables.schema(await folderOf(root).index, mode),
    columns: async ({ root, ...ask }) => tables.columns(await folderOf(root).index, ask),
    fronts: async ({ root, ...ask }) => tables.fronts(await folderOf(root).index, ask),
    origins: async ({ root, mode, id }) => tables.origins(await folderOf(root).index, mode, id),
    curves: async ({ root, ...ask }) => curves.of(await folderOf(root).index, ask),
    series: async ({ root, ...ask }) => {
      const { project, index } = folderOf(root);
      return curves.one(await index, project, ask);
    },
    costParts: async ({ root, ...ask }) => costBars(tables, await folderOf(root).index, ask),
    regimes: async ({ root, ...ask }) => regimes(tables, await folderOf(root).index, ask),
    ...annotationHandlers(annotationsOf),
    ...configurationHandlers(async (root) => (await folderOf(root).index).state),
    ...selectingHandlers(async (root) => folderOf(root).index, ports),
    selections: async ({ root }) => selectionRows(await folderOf(root).index, ports),
  };
}
