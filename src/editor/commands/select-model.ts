import { l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { mayWrite } from '../configuration/change-configuration.ts';
import type { DraftAnswer, RolePicked } from '../../protocol/selecting.ts';
import type { ExperimentsPanels } from '../experiments/experiments-panels.ts';
import type { Log } from '../log.ts';
import { gitUserName } from '../node/git.ts';
import type { Reader } from '../node/reader.ts';
import { asMessage } from '../plain-text.ts';
import type { Projects } from '../projects/projects.ts';
import { againstRuleStep } from '../selecting/against-rule.ts';
import { ownerStep, rationaleStep } from '../selecting/ask-words.ts';
import { offerCommit } from '../selecting/commit-selection.ts';
import { constraintsStep } from '../selecting/edit-constraints.ts';
import { decisionStep, startingFrom } from '../selecting/pick-decision.ts';
import { rolesStep } from '../selecting/pick-roles.ts';
import { ruleStep } from '../selecting/pick-rule.ts';
import { workloadStep } from '../selecting/pick-workload.ts';
import type { Preview } from '../selecting/preview.ts';
import { sayFault } from '../selecting/say-fault.ts';
import { DEFAULT_FILE, draftAskOf, type SelectingParts, type SelectionMade } from '../selecting/selection-made.ts';
import { BACK, walk, type Step } from '../selecting/walk.ts';
import { chooseFolder } from './choose-folder.ts';

export interface SelectModelParts {
  readonly projects: Projects;
  readonly reader: Pick<Reader, 'ask'>;
  readonly preview: Preview;
  readonly experiments: Pick<ExperimentsPanels, 'selectPicked'>;
  readonly log: Log;
}

/** Makes a decision: roles, rule, words, a look at what would be written, the files, their commit. Leaving before it is written changes nothing. */
export async function selectModel(
  { projects, reader, preview, experiments, log }: SelectModelParts,
  named: unknown,
  picked: unknown,
): Promise<void> {
  if (
    !(await mayWrite(l10n.t('This workspace is in Restricted Mode: no selection is written, and git is not started, before you trust it.')))
  )
    return;
  // By the palette or a key nothing is handed on: the panel that a person is in knows who is picked.
  if (named === undefined && experiments.selectPicked()) return;
  const folder = await chooseFolder(named);
  if (folder === undefined) return;
  const loaded = await projects.load(folder);
  if ('failure' in loaded) throw loaded.failure;
  const root = folder.uri.fsPath;
  const start = await reader.ask('selectStart', { root });
  if ('none' in start) {
    void window.showInformationMessage(asMessage(start.none));
    return;
  }
  const parts: SelectingParts = { root, reader, start };
  let draft: DraftAnswer | undefined;
  const previewStep: Step<SelectionMade> = {
    ask: async (now, place) => {
      const made = await reader.ask('draftDecision', { root, ...draftAskOf(now) });
      if ('fault' in made) return sayFault(made.fault, place, l10n.t('Preview'));
      const answer = await preview.show(made);
      if (answer !== 'write') return answer === BACK ? BACK : undefined;
      draft = made;
      return now;
    },
  };
  const steps = [
    rolesStep(parts),
    decisionStep(parts),
    ruleStep(parts),
    workloadStep(parts),
    constraintsStep(parts),
    againstRuleStep(parts),
    ownerStep(() => gitUserName(root)),
    rationaleStep(),
    previewStep,
  ];
  const begins = startingFrom(parts, DEFAULT_FILE);
  const picks = await knownPicks(parts, picked);
  const made = await walk(l10n.t('Select Model'), picks.length === 0 ? begins : { ...begins, picks }, steps);
  if (made === undefined || draft === undefined) return;
  await write(folder, draft, { reader, projects, log });
}

/** What the panel's tray holds, without those that are candidates no more. */
async function knownPicks({ start }: SelectingParts, picked: unknown): Promise<readonly RolePicked[]> {
  const { rolePicksSchema } = await import('../../protocol/selecting.ts');
  const parsed = rolePicksSchema.safeParse(picked ?? []);
  const known = new Set(start.candidates.map(({ id }) => id));
  return parsed.success ? parsed.data.filter(({ id }) => known.has(id)) : [];
}

async function write(
  folder: WorkspaceFolder,
  draft: DraftAnswer,
  { reader, projects, log }: Omit<SelectModelParts, 'preview' | 'experiments'>,
): Promise<void> {
  const names = [draft.path, draft.evidence];
  const uris = names.map((name) => Uri.joinPath(folder.uri, name));
  const unsaved = workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uris.some((own) => own.toString() === uri.toString()));
  if (unsaved !== undefined) {
    await window.showTextDocument(unsaved);
    void window.showWarningMessage(
      l10n.t('{0} has edits that are not saved: save or revert them, then make the selection again.', draft.path),
    );
    return;
  }
  if (!draft.isSame) {
    const done = await reader.ask('writeDecision', { root: folder.uri.fsPath, draft: draft.draft });
    if ('fault' in done) {
      void window.showErrorMessage(asMessage(done.fault));
      return;
    }
    projects.invalidate([]);
  }
  for (const note of draft.notes) log.channel.warn(note);
  const said = draft.isSame ? l10n.t('{0} says so already.', draft.path) : l10n.t('Wrote {0} and its evidence.', draft.path);
  await offerCommit({ title: l10n.t('Select Model'), files: uris.map(({ fsPath }) => fsPath), names, message: draft.message, said }, log);
}
