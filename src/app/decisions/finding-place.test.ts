import { expect, test } from 'vitest';
import { findingPlace } from './finding-place.ts';

const stored = {
  path: 'eu/model-selection.yaml',
  text: '# words\nevidence: { rows: 2 }\nchosen:\n  - id: x\n    quality:\n      value: 0.9\n',
};

test.each([
  ['eu/model-selection.yaml: chosen.0.quality.value is 0.9, the evidence gives 0.8', 'eu/model-selection.yaml', '6:7'],
  ['eu/model-selection.yaml:3:1: unknown key chosem; restore the file', 'eu/model-selection.yaml', '3:1'],
  ['eu/model-selection.evidence.jsonl:7: not-json: x', 'eu/model-selection.evidence.jsonl', '7:1'],
  ['eu/model-selection.evidence.jsonl has the digest a, the decision states b', 'eu/model-selection.yaml', '2:1'],
  ['review was due by 2026-01-01', 'eu/model-selection.yaml', '1:1'],
  ['prices are of 2026-01-01, 300 days old (limit 180)', 'eu/model-selection.yaml', '1:1'],
])('%s', (message, file, place) => {
  expect(findingPlace(stored, { message })).toEqual({ file, place });
});
