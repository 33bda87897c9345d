import type { Rejection } from '../../core/decisions/decide.ts';
import { roundSignificant } from '../../core/numbers/round.ts';

/** Short and stable: it stands in a committed file. */
export function rejectionText(rejection: Rejection): string {
  switch (rejection.why) {
    case 'constraint': {
      const { name, value, limit, side, by } = rejection.constraint;
      const shown = `${name} ${roundSignificant(value, 4)} ${side === 'max' ? '>' : '<'} ${limit}`;
      return by === 'point' ? shown : `${shown} by ${by}`;
    }
    case 'rule':
      return 'not admitted by the rule';
    case 'tied':
      return 'tied, lost the tie-break';
    case 'worse':
      return `worse by ${roundSignificant(rejection.by, 4)}`;
  }
}
