import type { Run } from '../../core/runs/run.ts';

/** Where a run comes from, in the words of its store. */
export interface RunOrigins {
  readonly source: { readonly path: string; readonly notebook: boolean } | undefined;
  readonly commit: string | undefined;
  readonly artifact: string | undefined;
}

export function originsOf({ tags, artifactUri }: Run): RunOrigins {
  const said = (...names: readonly string[]) => names.map((name) => tags.get(name)).find((text) => text !== undefined && text !== '');
  const path = said('mlflow.source.name');
  const notebook = tags.get('mlflow.source.type') === 'NOTEBOOK' || path?.endsWith('.ipynb') === true;
  return {
    source: path === undefined ? undefined : { path, notebook },
    commit: said('mlflow.source.git.commit', 'wandb.git.commit'),
    artifact: artifactUri,
  };
}
