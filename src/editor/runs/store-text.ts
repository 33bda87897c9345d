import { l10n } from 'vscode';
import { formatCount } from '../../core/format/number.ts';
import type { StoreRow } from '../../protocol/rows.ts';
import type { FolderNode } from './runs-node.ts';

export function storeTooltip({ identity, kind, runs, experiments, consistent }: StoreRow): string {
  const counts = `${runsText(runs)}, ${experiments.length === 1 ? l10n.t('1 experiment') : l10n.t('{0} experiments', formatCount(experiments.length))}`;
  const changing = l10n.t('It kept changing while it was read: what is shown may mix two states.');
  return [identity, `${KINDS[kind] ?? kind}: ${counts}`, ...(consistent ? [] : [changing])].join('\n');
}

const KINDS: Readonly<Record<string, string>> = {
  'mlflow-sqlite': 'MLflow, SQLite',
  'mlflow-files': 'MLflow, files',
  'optuna-sqlite': 'Optuna, SQLite',
  'optuna-journal': 'Optuna, journal',
  wandb: 'Weights & Biases',
  tensorboard: 'TensorBoard',
  'lightning-csv': 'Lightning CSV logs',
  'hf-trainer': 'Hugging Face Trainer',
  codecarbon: 'CodeCarbon',
  table: 'table',
};

/** What stands beside a folder of several. */
export function folderText(loaded: FolderNode['loaded']): {
  readonly description: string;
  readonly tooltip: string;
  readonly empty: boolean;
} {
  if (loaded === 'not-local') {
    return {
      description: l10n.t('not on this machine'),
      tooltip: l10n.t('Kneepoint reads run stores as local files; this folder has none.'),
      empty: true,
    };
  }
  if ('failure' in loaded) return { description: l10n.t('could not be read'), tooltip: loaded.failure.message, empty: false };
  const { runs, stores, problems } = loaded.summary;
  if (stores.length === 0) {
    const sought = l10n.t(
      'Looked for MLflow (*.db, *.sqlite, mlruns), Optuna, Weights & Biases (wandb), TensorBoard events, Lightning CSV logs, Hugging Face Trainer output and CodeCarbon, up to 8 folders deep, and for the stores that kneepoint.yaml names.',
    );
    return { description: l10n.t('no runs found'), tooltip: sought, empty: problems.length === 0 };
  }
  return { description: runsText(runs), tooltip: loaded.folder.uri.fsPath, empty: false };
}

export function runsText(runs: number): string {
  return runs === 1 ? l10n.t('1 run') : l10n.t('{0} runs', formatCount(runs));
}
