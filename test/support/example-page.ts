import type { Asked } from '../../src/app/questions/ask.ts';
import type { ReportModel } from '../../src/app/report/model.ts';
import { proposal } from '../../src/app/report/project-report.ts';
import { reportModel } from '../../src/app/report/report-model.ts';
import { sha256 } from './facts.ts';
import { exampleAsked } from './example-asked.ts';

/** The example's report, with what its rule would choose. */
export function exampleModel(asked: Asked = exampleAsked()): ReportModel {
  return reportModel({
    asked,
    decision: proposal(asked, 'flights', { sha256, clock: () => Date.UTC(2026, 10, 24) }),
    otherDecisions: [],
    name: 'flights',
    basis: 'The numbers are those of the runs as they were when this page was made.',
    generatedAt: '2026-11-24 09:30 UTC',
  });
}
