// Every id that the manifest and the code share; `npm run check` compares the two.

export const EXTENSION_ID = 'kneepoint.kneepoint';

export const VIEWS = { runs: 'kneepoint.runs', selections: 'kneepoint.selections' } as const;

export const COMMANDS = {
  refresh: 'kneepoint.refresh',
  openReport: 'kneepoint.openReport',
  openConfiguration: 'kneepoint.openConfiguration',
  openIntroduction: 'kneepoint.openIntroduction',
  openSelection: 'kneepoint.openSelection',
  openEvidence: 'kneepoint.openEvidence',
  showMoreRuns: 'kneepoint.showMoreRuns',
  showLog: 'kneepoint.showLog',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const CONTEXT_KEYS = { loaded: 'kneepoint.loaded', hasRuns: 'kneepoint.hasRuns' } as const;

export const SETTINGS = { pageSize: 'kneepoint.runs.pageSize' } as const;

/** What a tree item is: menus ask for it. */
export const ITEMS = { selection: 'kneepoint.selection', selectionWithEvidence: 'kneepoint.selection.evidence' } as const;

export const PANELS = { report: 'kneepoint.report' } as const;
