import type { Assessed } from '../../core/decisions/assess.ts';
import { decide, type Outcome } from '../../core/decisions/decide.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { reasonText } from '../../core/format/reason.ts';
import { assessFor, type Evidence } from '../questions/evaluate.ts';
import { rejectionText } from './build.ts';
import type { Finding } from './finding.ts';
import { gainOver, isLeading } from './gain-over.ts';

/** Would other evidence choose somebody else, by more than the decision's own alarm threshold? It is asked as `select` asks it. */
export function changedBy(
  verdict: 'superseded' | 're-priced',
  file: DecisionFile,
  evidence: Evidence,
  severity: Finding['severity'],
): readonly Finding[] {
  const stated = file.chosen[0];
  if (stated === undefined) return [];
  const assessed = assessFor(file.question, evidence);
  const old = assessed.find(({ facts }) => facts.id === stated.id);
  const because = verdict === 'superseded' ? 'the runs now in the stores' : `prices as of ${evidence.pricesAt}`;
  if (old === undefined) {
    return verdict === 'superseded' ? [{ verdict, severity, message: `${stated.configuration} is no longer among ${because}` }] : [];
  }
  if (isLeading(old, assessed, file.question)) return [];
  const outcome = decide(assessed, file.question);
  if (outcome.chosen === old) return [];
  const why = lostBy(old, outcome) ?? gainOver(old, assessed, outcome, file);
  return why === undefined ? [] : [{ verdict, severity, message: `${because} ${wouldChoose(old, outcome)}: ${why}` }];
}

/** Why the chosen could not be chosen again, whatever the others are worth. */
function lostBy(old: Assessed, { rejected, undecided }: Outcome): string | undefined {
  const open = undecided.find(({ candidate }) => candidate === old);
  if (open !== undefined) return `${old.facts.configuration} cannot be weighed any more (${reasonText(open.reason)})`;
  const rejection = rejected.find(({ candidate }) => candidate === old)?.rejection;
  if (rejection?.why === 'constraint') return `${old.facts.configuration} breaks a constraint, ${rejectionText(rejection)}`;
  return rejection?.why === 'rule' ? `the rule no longer admits ${old.facts.configuration}` : undefined;
}

function wouldChoose(old: Assessed, { chosen, verdict }: Outcome): string {
  if (chosen === undefined) return `would choose nobody, not ${old.facts.configuration}`;
  const same = chosen.facts.configuration === old.facts.configuration;
  const [now, before] = [chosen, old].map(({ facts }) =>
    same ? `${facts.configuration} at batch ${facts.serving.batch}` : facts.configuration,
  );
  return verdict === 'undecided' ? `would leave it undecided, ${now} leading over ${before}` : `would choose ${now} over ${before}`;
}
