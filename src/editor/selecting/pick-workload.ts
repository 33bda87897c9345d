import { l10n, type QuickPickItem } from 'vscode';
import { visible } from '../../core/text/visible.ts';
import { asLabel } from '../plain-text.ts';
import { pickOne } from './inputs.ts';
import type { SelectingParts, SelectionMade } from './selection-made.ts';
import { BACK, type Step } from './walk.ts';

type WorkloadItem = QuickPickItem & { readonly workload: string | undefined };

/** What the chosen one will have to bear. With one workload there is no other to take: it is said all the same. */
export function workloadStep({ start }: SelectingParts): Step<SelectionMade> {
  const { workloads } = start;
  return {
    skip: () => workloads.length === 0,
    ask: async (now, place) => {
      const items: WorkloadItem[] = [
        ...workloads.map(({ name, text }) => ({ label: asLabel(visible(name)), description: asLabel(visible(text)), workload: name })),
        ...(workloads.length === 1
          ? []
          : [{ label: l10n.t('No workload'), description: l10n.t('the cost of one training counts'), workload: undefined }]),
      ];
      const picked = await pickOne({
        place,
        about: l10n.t('Workload'),
        placeholder: l10n.t('What it is to serve, as kneepoint.yaml says'),
        items,
        active: items.find(({ workload }) => workload === now.workload),
      });
      return picked === BACK || picked === undefined ? picked : { ...now, workload: picked.workload };
    },
  };
}
