import type { Objective, Question } from '../../core/decisions/question.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import { groupingOf } from '../project/settings.ts';
import { leafDifferences, type LeafDifference } from './leaf-differences.ts';

/**
 * Where the project's own words differ from the question that a decision answers. What a command line may have said instead (an
 * experiment, another rule) is compared only where the configuration says something of it.
 */
export function questionDrift(question: Question, config: ProjectConfig): readonly LeafDifference[] {
  return [
    ...workloadDrift(question.workload, config.workloads ?? {}),
    ...leafDifferences(question.lifecycle, config.lifecycle, 'lifecycle'),
    ...candidatesDrift(question.candidates, config),
    ...question.objectives.flatMap((objective) => metricDrift(objective, config)),
    ...valueDrift(question, config),
    ...(question.policy === undefined
      ? []
      : leafDifferences(question.policy.unknown, config.policy?.unknown ?? 'block-if-could-win', 'policy.unknown')),
  ];
}

function workloadDrift(workload: Question['workload'], stated: NonNullable<ProjectConfig['workloads']>): readonly LeafDifference[] {
  const names = Object.keys(stated);
  // One workload would be taken without being named.
  if (workload === undefined) return names.length === 1 ? [{ topic: 'workload', before: 'none', after: names[0]! }] : [];
  const { name, ...asked } = workload;
  return Object.hasOwn(stated, name)
    ? leafDifferences(asked, stated[name], `workloads.${name}`)
    : [{ topic: 'workload', before: name, after: names.join(', ') || 'none' }];
}

function candidatesDrift(asked: Question['candidates'], config: ProjectConfig): readonly LeafDifference[] {
  const { groupBy, replicatesOver } = groupingOf(config);
  const experiments = config.candidates?.experiments;
  const lists = { groupBy, replicatesOver, ...(experiments === undefined ? {} : { experiments }) };
  return Object.entries(lists).flatMap(([key, list]) =>
    leafDifferences(asked[key as keyof typeof lists]?.join(', '), list.join(', '), `candidates.${key}`),
  );
}

function metricDrift(objective: Objective, { metrics = {} }: ProjectConfig): readonly LeafDifference[] {
  if (!('metric' in objective) || !Object.hasOwn(metrics, objective.metric)) return [];
  const { goal, unit } = metrics[objective.metric]!;
  const topic = `metrics.${objective.metric}`;
  return [
    ...(goal === undefined ? [] : leafDifferences(objective.goal, goal, `${topic}.goal`)),
    ...(unit === undefined ? [] : leafDifferences(objective.unit, unit, `${topic}.unit`)),
  ];
}

function valueDrift({ rule, objectives }: Question, { value }: ProjectConfig): readonly LeafDifference[] {
  const quality = objectives.find((objective) => 'metric' in objective);
  const values = value?.usdPerMonthPerPoint ?? {};
  if (rule.kind !== 'maxNetBenefit' || quality === undefined || !Object.hasOwn(values, quality.metric)) return [];
  return leafDifferences(rule.usdPerMonthPerPoint, values[quality.metric], `value.usdPerMonthPerPoint.${quality.metric}`);
}
