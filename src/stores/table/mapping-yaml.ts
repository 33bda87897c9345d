import { stringify } from 'yaml';
import type { TableMapping } from '../../core/runs/table-mapping.ts';

/** A mapping on one line, as it may stand after `map:` in kneepoint.yaml. */
export function mappingYaml(mapping: TableMapping): string {
  return stringify(mapping, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
}
