import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { ConfigAtHand } from './config-at-hand.ts';

type Path = readonly (string | number)[];

/** Billing stated for instances that runs share: it adds nothing there, which whoever wrote it does not expect. */
export function sharedBilling({ config, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  const { rules = [], default: usual } = config.hardware ?? {};
  const stated: { readonly of: typeof usual; readonly path: Path }[] = [
    { of: usual, path: ['hardware', 'default', 'billing'] },
    ...rules.map((rule, at) => ({ of: rule, path: ['hardware', 'rules', at, 'billing'] })),
  ];
  return stated
    .filter(({ of }) => of?.billing !== undefined && of.share !== 'exclusive')
    .map(({ path }) => ({ severity: 'warning', code: 'billing-of-shared', file, place: placeAt(path) }));
}
