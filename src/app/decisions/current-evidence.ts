import type { Question } from '../../core/decisions/question.ts';
import { candidatesOf } from '../../core/candidates/candidates.ts';
import { evaluationKey } from '../../core/candidates/evaluation.ts';
import { metricMeaning, questionRuns, type ProjectState } from '../project/project.ts';
import type { Ports } from '../ports.ts';
import { servedBy, type Evidence } from '../questions/evaluate.ts';
import { searchFacts } from '../questions/search-facts.ts';
import { type WhereFault, whereFilter } from '../questions/where.ts';

/** What the project's stores now have for a decision's question; undefined when no store with its runs is at hand. */
export function currentEvidence(state: ProjectState, question: Question, ports: Pick<Ports, 'sha256'>): Evidence | WhereFault | undefined {
  const { experiments, groupBy, replicatesOver, where } = question.candidates;
  const runs = questionRuns(state, experiments);
  if (runs.length === 0) return undefined;
  const all = candidatesOf(runs, {
    groupBy,
    replicatesOver,
    costs: state.costs,
    meaning: metricMeaning(state),
    sha256: ports.sha256,
  });
  const key = evaluationKey(question.evaluation ?? {});
  const candidates = servedBy(all, question.workload).filter((candidate) => evaluationKey(candidate.evaluation) === key);
  const evidence: Evidence = { candidates, search: searchFacts(state, runs), book: state.settings.book, pricesAt: state.settings.pricesAt };
  return where === undefined ? evidence : whereFilter(where, evidence, question);
}
