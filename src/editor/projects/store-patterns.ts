/** What belongs to stores and to the configuration, by name. A store in WAL mode may change without its main file, hence the star after `db`. */
export const STORE_PATTERNS = [
  '**/*.{db,sqlite}*',
  '**/kneepoint.yaml',
  '**/mlruns/**',
  '**/meta.yaml',
  '**/wandb/**',
  '**/*.tfevents.*',
  '**/{metrics,emissions*}.csv',
  '**/{trainer_state,train_results,all_results,eval_results}.json',
  '**/*{journal,optuna}*.{log,jsonl}',
] as const;

const NAMED = STORE_PATTERNS.map(expressionOf);

/** Whether a change of a path, and where it is a folder of all that is below it, shows by a name: others have to be followed one by one. */
export function isNamedLikeStore(path: string): boolean {
  const plain = path.replaceAll('\\', '/');
  return NAMED.some((expression) => expression.test(plain));
}

/** Of the globs above: `**` is any folders, `*` anything within a name, `{a,b}` one of these. */
function expressionOf(glob: string): RegExp {
  const inner = glob
    .replace(/^\*\*\//, '')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replace(/\/\*\*$/, '<below>')
    .replaceAll('*', '[^/]*')
    .replace('<below>', '(?:/.*)?');
  return new RegExp(`(?:^|/)${inner}$`);
}
