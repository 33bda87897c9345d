import type { SaidOfPairs } from '../../core/twins/twins.ts';
import type { UserState } from '../../storage/records/user-state.ts';

/** What users said about which records are of one run. */
export function saidOfPairs({ merges }: Pick<UserState, 'merges'>): SaidOfPairs {
  const of = (wanted: 'same' | 'different') => merges.filter(({ verdict }) => verdict === wanted).map(({ runs }) => runs);
  return { together: of('same'), apart: of('different') };
}
