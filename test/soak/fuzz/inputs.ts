import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawOf } from './draw.ts';
import { fuzzFolder } from './folders.ts';
import { demand } from './judge.ts';
import { seedFolders, type SeedFolder } from './seeds.ts';
import { fuzzConfig, fuzzDecision, fuzzQuery, type SeedDecision } from './texts.ts';

/** What one input may take. Processor time, so that a busy machine does not fail it. */
export interface Limits {
  readonly cpuMs: number;
  readonly bytes: number;
}

/** Of a process that does nothing else, on a machine of today. */
const ALONE: Limits = { cpuMs: 2000, bytes: 1.2e9 };

/** What inputs are made of. */
export interface Seeds {
  readonly folders: readonly SeedFolder[];
  readonly config: Buffer;
  readonly decision: SeedDecision;
}

export function seedsIn(repository: string): Seeds {
  const example = (name: string) => readFileSync(join(repository, 'examples/flights', name));
  return {
    folders: seedFolders(join(repository, 'test/fixtures')),
    config: example('kneepoint.yaml'),
    decision: { yaml: example('model-selection.yaml'), evidence: example('model-selection.evidence.jsonl') },
  };
}

/** One input by its number: the same number makes the same input. Rejects, naming the number, when something is wrong. */
export async function tryInput(index: number, seeds: Seeds, scratch: string, { cpuMs, bytes }: Limits = ALONE): Promise<string> {
  const draw = drawOf(index);
  const cpu = process.cpuUsage();
  const kind = index % 10;
  const seed = seeds.folders[draw.below(seeds.folders.length)]!;
  const name = kind < 6 ? seed.name : kind < 8 ? 'kneepoint.yaml' : kind < 9 ? 'decision' : 'query';
  try {
    if (kind < 6) await fuzzFolder(seed, draw, join(scratch, String(index)));
    else if (kind < 8) fuzzConfig(seeds.config, draw);
    else if (kind < 9) fuzzDecision(seeds.decision, draw);
    else fuzzQuery(draw);
    const { user, system } = process.cpuUsage(cpu);
    demand((user + system) / 1000 < cpuMs, `took ${Math.round((user + system) / 1000)} ms of processor time`);
    demand(process.memoryUsage.rss() < bytes, `${Math.round(process.memoryUsage.rss() / 1e6)} MB of memory`);
    return name;
  } catch (error) {
    throw new Error(`fuzz input ${index} (${name}): ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
