import type { SqlEngine } from './engine.ts';

/** An engine that is loaded when somebody asked for it: many reads do without, and it takes as long to load as they take. */
export interface EngineOnDemand {
  /** Throws as long as it is not loaded. Loading takes its time, so whoever asked for it begins again afterwards. */
  get(): SqlEngine;
  /** Whether it was asked for in vain. */
  isMissing(): boolean;
  load(): Promise<void>;
}

export function engineOnDemand(load: () => Promise<SqlEngine>): EngineOnDemand {
  let engine: SqlEngine | undefined;
  let loading: Promise<SqlEngine> | undefined;
  let isAsked = false;
  return {
    get() {
      isAsked = true;
      if (engine === undefined) throw new Error('the SQL engine is not loaded yet');
      return engine;
    },
    isMissing: () => isAsked && engine === undefined,
    async load() {
      engine = await (loading ??= load());
    },
  };
}
