import { l10n } from 'vscode';
import { asLabel } from '../plain-text.ts';
import { pickOne } from './inputs.ts';
import { BACK, type StepPlace } from './walk.ts';

/** Why it does not go on from here, with the way back. */
export async function sayFault(fault: string, place: StepPlace, about: string): Promise<typeof BACK | undefined> {
  const items = [{ label: `$(warning) ${asLabel(fault)}`, description: place.canGoBack ? l10n.t('Back') : l10n.t('Close') }];
  const picked = await pickOne({ place, about, placeholder: l10n.t('It does not go on from here'), items });
  return picked === undefined || !place.canGoBack ? undefined : BACK;
}
