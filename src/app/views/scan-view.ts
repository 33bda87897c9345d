import * as z from 'zod';
import type { Assessed } from '../../core/decisions/assess.ts';
import type { Question } from '../../core/decisions/question.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { candidatesIn, questionRuns, type ProjectState } from '../project/project.ts';
import type { Ports } from '../ports.ts';
import { assessFor, servedBy, type Evidence } from '../questions/evaluate.ts';
import { searchFacts } from '../questions/search-facts.ts';
import { candidateRow, candidateRowSchema } from './candidate-row.ts';
import { runRow, runRowSchema } from './run-row.ts';

export const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  file: z.string(),
  place: z.string().optional(),
  args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** What `kneepoint scan --format json` prints. */
export const scanSchema = z.object({
  runs: z.array(runRowSchema),
  candidates: z.array(candidateRowSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type ScanView = z.infer<typeof scanSchema>;

export function scanView(state: ProjectState, ports: Pick<Ports, 'sha256'>): ScanView {
  const sampler = createSampler();
  return {
    runs: state.runs.map((run) => runRow(run, state.costs.get(run.id)!, sampler)),
    candidates: projectCandidates(state, ports).map((candidate) => candidateRow(candidate, sampler)),
    diagnostics: state.diagnostics.map(({ severity, code, file, place, args }) => ({
      severity,
      code,
      file,
      ...(place === undefined ? {} : { place }),
      ...(args === undefined ? {} : { args: { ...args } }),
    })),
  };
}

/** All candidates of the project at its only workload, if it has exactly one. */
export function projectCandidates(state: ProjectState, ports: Pick<Ports, 'sha256'>): readonly Assessed[] {
  const { config, book, pricesAt } = state.settings;
  const runs = questionRuns(state, config.candidates?.experiments);
  const workload = onlyWorkload(state);
  const evidence: Evidence = {
    candidates: servedBy(candidatesIn(state, runs, ports), workload),
    search: searchFacts(state, runs),
    book,
    pricesAt,
  };
  const { seed, draws } = createSampler();
  return assessFor({ workload, lifecycle: config.lifecycle, sampling: { seed, draws } }, evidence);
}

function onlyWorkload(state: ProjectState): Question['workload'] {
  const all = Object.entries(state.settings.config.workloads ?? {});
  const [only] = all;
  return all.length === 1 && only !== undefined ? { name: only[0], ...only[1] } : undefined;
}
