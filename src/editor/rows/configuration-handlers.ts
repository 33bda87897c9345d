import { vocabularyOf } from '../../app/assist/vocabulary.ts';
import { configurationEdit } from '../../app/config-edit/configuration-edit.ts';
import { hardwareScopes } from '../../app/hardware/scopes.ts';
import { skuChoices } from '../../app/hardware/skus.ts';
import type { ProjectState } from '../../app/project/project.ts';
import { counterpartsOf } from '../../app/twins/counterparts.ts';
import { twinRuleText } from '../../core/format/twin-rule.ts';
import { defined } from '../../core/record/defined.ts';
import type { Run } from '../../core/runs/run.ts';
import type { CounterpartRun } from '../../protocol/configuration.ts';
import type { Answer, Handlers } from '../../protocol/contract.ts';
import type { ReaderContract } from '../../protocol/reader.ts';

type ConfigurationQuestion = 'hardware' | 'editConfiguration' | 'vocabulary' | 'counterparts';

/** What helps to write kneepoint.yaml and to say which records are one run. Nothing is written here. */
export function configurationHandlers(
  stateOf: (root: string) => Promise<ProjectState>,
): Pick<Handlers<ReaderContract>, ConfigurationQuestion> {
  return {
    hardware: async ({ root, about }) => {
      const state = await stateOf(root);
      return {
        skus: [...skuChoices(state)],
        scopes: hardwareScopes(state, about).map(({ when, ...scope }) => ({ ...scope, ...defined({ when }) })),
      };
    },
    editConfiguration: ({ text, change }) => configurationEdit(text, change),
    vocabulary: async ({ root }) => {
      const { experiments, stores, metrics, params, tags, workloads, skus } = vocabularyOf(await stateOf(root));
      return {
        ...{ experiments: [...experiments], stores: [...stores], metrics: [...metrics], params: [...params], tags: [...tags] },
        ...{ workloads: [...workloads], skus: [...skus] },
      };
    },
    counterparts: async ({ root, run }) => counterparts(await stateOf(root), run),
  };
}

function counterparts(state: ProjectState, id: string): Answer<ReaderContract, 'counterparts'> {
  const found = counterpartsOf(state, id);
  return found && { twins: found.twins.map((twin) => ({ id: twin.id, rule: twinRuleText(twin.rule) })), others: found.others.map(runOf) };
}

function runOf({ id, name, experiment, store, startedAt }: Run): CounterpartRun {
  return { id, name, experiment: experiment.name, store: store.identity, ...defined({ startedAt }) };
}
