import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { bundledPrices } from '../../core/prices/table/table.ts';
import { nodePorts } from '../../node/ports.ts';
import { storagePorts } from '../../node/storage-ports.ts';
import { openProject } from './project.ts';
import { projectCache } from './project-cache.ts';

const root = mkdtempSync(join(tmpdir(), 'kneepoint-cached-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('what was read is shown at once the next time, and read again behind that', async () => {
  const project = join(root, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'runs.csv'), 'model,accuracy,seconds\na,0.5,10\nb,0.6,11\n');
  writeFileSync(join(project, 'kneepoint.yaml'), 'stores: [{path: runs.csv, map: {durationSeconds: seconds}}]\n');
  const open = () => openProject(project, bundledPrices, nodePorts(), { cache: projectCache(join(root, 'kept'), project, storagePorts()) });
  const first = open();
  expect((await first.refresh()).freshness).toBe('read');
  await first.remember();
  appendFileSync(join(project, 'runs.csv'), 'c,0.7,12\n');
  const second = open();
  const shown = await second.refresh();
  expect([shown.freshness, shown.runs.length, shown.costs.size]).toEqual(['remembered', 2, 2]);
  const read = await second.refresh();
  expect([read.freshness, read.runs.length, read.costs.size]).toEqual(['read', 3, 3]);
});
