import type { Rejection } from '../../core/decisions/decide.ts';
import { roundSignificant } from '../../core/numbers/round.ts';
import { brokenText } from './constraint-text.ts';

/** Short and stable: it stands in a committed file. */
export function rejectionText(rejection: Rejection): string {
  switch (rejection.why) {
    case 'constraint':
      return brokenText(rejection.constraint);
    case 'rule':
      return 'not admitted by the rule';
    case 'tied':
      return 'tied, lost the tie-break';
    case 'worse':
      return `worse by ${roundSignificant(rejection.by, 4)}`;
  }
}
