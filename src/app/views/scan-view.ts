import * as z from 'zod';
import { assess } from '../../core/decisions/assess.ts';
import type { Question } from '../../core/decisions/question.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { candidatesIn, questionRuns, type ProjectState } from '../project/project.ts';
import type { Ports } from '../ports.ts';
import { forwardInputs, servedBy } from '../questions/evaluate.ts';
import { searchFacts } from '../questions/search-facts.ts';
import { candidateRow, candidateRowSchema, type CandidateRow } from './candidate-row.ts';
import { runRow, runRowSchema, type RunRow } from './run-row.ts';

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
/** The same, each row made when it is asked for: ten thousand runs are a text that need not be in memory at once. */
export interface ScanRows {
  readonly runs: Iterable<RunRow>;
  readonly candidates: Iterable<CandidateRow>;
  readonly diagnostics: readonly z.infer<typeof diagnosticSchema>[];
}

export function scanRows(state: ProjectState, ports: Pick<Ports, 'sha256'>): ScanRows {
  return {
    runs: runRows(state),
    candidates: candidateRows(state, ports),
    diagnostics: state.diagnostics.map(({ severity, code, file, place, args }) => ({
      severity,
      code,
      file,
      ...(place === undefined ? {} : { place }),
      ...(args === undefined ? {} : { args: { ...args } }),
    })),
  };
}

function* runRows({ runs, costs }: ProjectState): Generator<RunRow> {
  const sampler = createSampler();
  for (const run of runs) yield runRow(run, costs.get(run.id)!, sampler);
}

/** All candidates of the project at its only workload, if it has exactly one. */
function* candidateRows(state: ProjectState, ports: Pick<Ports, 'sha256'>): Generator<CandidateRow> {
  const { config, book, pricesAt } = state.settings;
  const runs = questionRuns(state, config.candidates?.experiments);
  const workload = onlyWorkload(state);
  const inputs = forwardInputs({ workload, lifecycle: config.lifecycle }, { search: searchFacts(state, runs), book, pricesAt });
  let sampler = createSampler();
  let configuration = '';
  for (const facts of servedBy(candidatesIn(state, runs, ports), workload)) {
    // A sampler keeps what it drew; set-ups of one configuration share it, others have nothing in common that varies.
    if (facts.configurationId !== configuration) sampler = createSampler();
    configuration = facts.configurationId;
    yield candidateRow(assess([facts], inputs, sampler)[0]!, sampler);
  }
}

function onlyWorkload(state: ProjectState): Question['workload'] {
  const all = Object.entries(state.settings.config.workloads ?? {});
  const [only] = all;
  return all.length === 1 && only !== undefined ? { name: only[0], ...only[1] } : undefined;
}
