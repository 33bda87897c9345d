import * as z from 'zod';
import { paretoSchema } from '../src/app/views/pareto-view.ts';
import { scanSchema } from '../src/app/views/scan-view.ts';
import { evidenceRowSchema } from '../src/core/decisions/evidence.ts';
import { decisionFileSchema } from '../src/core/decisions/file.ts';
import { projectConfigSchema } from '../src/core/project/config.ts';

const input = (schema: z.ZodType, title: string) => ({ ...z.toJSONSchema(schema, { io: 'input' }), title });

/** File name → JSON Schema, as `schemas/` holds them. */
export const schemas = {
  kneepoint: input(projectConfigSchema, 'kneepoint.yaml'),
  'model-selection': input(decisionFileSchema, 'model-selection.yaml'),
  evidence: input(evidenceRowSchema, 'one line of model-selection.evidence.jsonl'),
  'cli-scan': input(scanSchema, 'kneepoint scan --format json'),
  'cli-pareto': input(paretoSchema, 'kneepoint pareto --format json'),
};
