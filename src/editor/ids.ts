// Every id that the manifest and the code share; `npm run check` compares the two.

export const EXTENSION_ID = 'kneepoint.kneepoint';

export const VIEWS = { runs: 'kneepoint.runs', selections: 'kneepoint.selections', diagnostics: 'kneepoint.diagnostics' } as const;

export const COMMANDS = {
  refresh: 'kneepoint.refresh',
  addToChart: 'kneepoint.addToChart',
  openExperiments: 'kneepoint.openExperiments',
  openReport: 'kneepoint.openReport',
  openConfiguration: 'kneepoint.openConfiguration',
  openIntroduction: 'kneepoint.openIntroduction',
  openSelection: 'kneepoint.openSelection',
  openEvidence: 'kneepoint.openEvidence',
  showMoreRuns: 'kneepoint.showMoreRuns',
  showLog: 'kneepoint.showLog',
  setHardware: 'kneepoint.setHardware',
  statePrice: 'kneepoint.statePrice',
  replaceSku: 'kneepoint.replaceSku',
  readTable: 'kneepoint.readTable',
  ignoreTable: 'kneepoint.ignoreTable',
  openProblem: 'kneepoint.openProblem',
  copyProblem: 'kneepoint.copyProblem',
  copyDiagnostics: 'kneepoint.copyDiagnostics',
  checkSelections: 'kneepoint.checkSelections',
  copySelection: 'kneepoint.copySelection',
  commitSelection: 'kneepoint.commitSelection',
  differentRuns: 'kneepoint.differentRuns',
  sameRun: 'kneepoint.sameRun',
  selectModel: 'kneepoint.selectModel',
  writeSelection: 'kneepoint.writeSelection',
  backFromPreview: 'kneepoint.backFromPreview',
  leavePreview: 'kneepoint.leavePreview',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const CONTEXT_KEYS = { loaded: 'kneepoint.loaded', hasRuns: 'kneepoint.hasRuns', previewing: 'kneepoint.previewing' } as const;

export const SETTINGS = { pageSize: 'kneepoint.runs.pageSize' } as const;

/** What a tree item is: menus ask for it. */
export const ITEMS = {
  selection: 'kneepoint.selection',
  selectionWithEvidence: 'kneepoint.selection.evidence',
  store: 'kneepoint.store',
  experiment: 'kneepoint.experiment',
  run: 'kneepoint.run',
  runWithTwins: 'kneepoint.run.twins',
  problem: 'kneepoint.problem',
  plausibleTable: 'kneepoint.problem.table',
} as const;

export const PANELS = { report: 'kneepoint.report', experiments: 'kneepoint.experiments' } as const;

/** Of documents that no file holds. */
export const SCHEMES = { draft: 'kneepoint-draft' } as const;

export const STATUS_ITEMS = { spent: 'kneepoint.spent' } as const;

/** What is remembered between sessions, in VS Code's own store. */
export const MEMORY = { recentSkus: 'recentSkus', spent: 'spent', offeredTables: 'offeredTables', announced: 'announced' } as const;
