import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { reasonText } from '../../core/format/reason.ts';
import { remedyText } from '../../core/format/remedy.ts';
import type { UnknownReason } from '../../core/quantity/unknown.ts';
import { grouped } from '../../core/record/grouped.ts';
import type { Asked } from '../questions/ask.ts';
import { evaluationText } from './assumptions.ts';
import { namesOf } from './cells.ts';
import type { ReportModel } from './model.ts';

const MOST_NAMES = 5;

/** What is not known, for how many, and how to mend it. */
export function unknownsOf(
  { evidence, otherEvaluations }: Asked,
  undecided: readonly { readonly id: string; readonly reason: UnknownReason }[],
): ReportModel['unknowns'] {
  const names = namesOf(evidence.candidates);
  const reasons = [...grouped(undecided, ({ reason }) => reasonText(reason)).entries()].map(([what, entries]) => ({
    what: `not comparable: ${what}`,
    count: entries.length,
    names: entries.slice(0, MOST_NAMES).map(({ id }) => names.get(id) ?? id),
    remedy: remedyText(entries[0]!.reason.unknown) ?? '',
  }));
  return [...reasons, ...searchUnknown(evidence.search), ...otherUnknown(otherEvaluations)];
}

function searchUnknown(search: Asked['evidence']['search']): ReportModel['unknowns'] {
  if (search === undefined || search.unknownRuns === 0) return [];
  return [
    {
      what: 'runs whose cost is not known: what was spent is a lower bound',
      count: search.unknownRuns,
      names: [],
      remedy: remedyText('hardware-not-recorded') ?? '',
    },
  ];
}

function otherUnknown(others: readonly CandidateFacts[]): ReportModel['unknowns'] {
  return [...grouped(others, ({ evaluation }) => evaluationText(evaluation)).entries()].map(([text, candidates]) => ({
    what: `left out: measured on another evaluation (${text})`,
    count: candidates.length,
    names: candidates.slice(0, MOST_NAMES).map(({ configuration }) => configuration),
    remedy: 'metrics of different data do not compare; evaluate them on the same data',
  }));
}
