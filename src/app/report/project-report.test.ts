import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledPrices } from '../../core/prices/table/table.ts';
import { nodePorts } from '../../node/ports.ts';
import { openProject, type ProjectState } from '../project/project.ts';
import type { Wish } from '../questions/ask.ts';
import { reportSchema, type ReportModel } from './model.ts';
import { projectReport } from './project-report.ts';

const ports = { ...nodePorts(), clock: () => Date.UTC(2026, 10, 24, 9, 30) };
const folder = mkdtempSync(join(tmpdir(), 'kneepoint-report-'));
let state: ProjectState;

beforeAll(async () => {
  cpSync(new URL('../../../test/fixtures/workspace', import.meta.url), folder, { recursive: true });
  state = await openProject(folder, bundledPrices, ports).refresh();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reported(wish: Wish = {}): ReportModel {
  const model = projectReport(state, wish, ports);
  if ('fault' in model) throw new Error(model.fault);
  return reportSchema.parse(model);
}

describe('the report of a project', () => {
  it('shows the decision that stands, on its own evidence', () => {
    const { decision, basis, candidates, generatedAt } = reported();
    expect(decision).toMatchObject({ kind: 'committed', path: 'model-selection.yaml', verdict: 'decided', findings: [] });
    expect(basis).toContain('committed evidence');
    expect(candidates.rows[0]).toMatchObject({ id: decision!.chosen[0]!.id, standing: 'chosen' });
    expect(generatedAt).toBe('2026-11-24 09:30 UTC');
  });

  it('shows what the rule would choose to who asks something else', () => {
    const { decision, otherDecisions, basis } = reported({
      objectives: ['metrics.val/accuracy:max', 'replacementCost:min'],
      rule: 'best-within-budget:1',
    });
    expect(decision).toMatchObject({ kind: 'proposed', path: null, rule: 'best val/accuracy within $1 a training' });
    expect(otherDecisions).toEqual(['model-selection.yaml']);
    expect(basis).toContain('runs as they were');
  });

  it('says that a decision does not hold, beside the runs as they are', () => {
    const file = join(folder, 'model-selection.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/pBest: [\d.]+/, 'pBest: 0.99'));
    expect(reported()).toMatchObject({
      decision: { kind: 'committed', findings: [expect.objectContaining({ severity: 'error', verdict: 'tampered' })] },
      basis: expect.stringContaining('runs as they were'),
    });
    writeFileSync(file, 'no: [decision');
    expect(reported().decision).toMatchObject({ verdict: 'unreadable', chosen: [] });
    writeFileSync(file, before);
  });

  it('gives the fault of a wish that cannot be answered', () => {
    expect(projectReport(state, { workload: 'nowhere' }, ports)).toMatchObject({ fault: 'unknown-workload' });
  });
});
