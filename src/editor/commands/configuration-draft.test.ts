import { expect, test } from 'vitest';
import { parseYaml } from '../../app/project/yaml-document.ts';
import { projectConfigSchema } from '../../core/project/config.ts';
import { CONFIGURATION_DRAFT } from './configuration-draft.ts';

test('the draft says nothing by itself', () => {
  expect(parseYaml(CONFIGURATION_DRAFT, 'kneepoint.yaml', projectConfigSchema)).toMatchObject({ value: {}, diagnostics: [] });
});

test('every example in it is a configuration once its marks are taken away', () => {
  const [, ...blocks] = CONFIGURATION_DRAFT.split('\n\n');
  const text = blocks
    .map((block) =>
      block
        .split('\n')
        .slice(1)
        .map((line) => line.replace(/^# /, ''))
        .join('\n'),
    )
    .join('\n');
  const { value, diagnostics } = parseYaml(text, 'kneepoint.yaml', projectConfigSchema);
  expect(diagnostics).toEqual([]);
  expect(Object.keys(value ?? {}).sort()).toEqual(['hardware', 'metrics', 'workloads']);
});
