import type { TableMapping } from '../../core/runs/table-mapping.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run, StoreRef } from '../../core/runs/run.ts';
import { problemLog } from '../rows/problems.ts';
import type { Reading } from '../rows/reading.ts';
import { headerOf } from './column-facts.ts';
import { lackOfGridTime } from './grid-time.ts';
import { mappingYaml } from './mapping-yaml.ts';
import { type Plan, planOf } from './plan.ts';
import type { Row, RowFault } from './row.ts';
import { rowIds } from './row-ids.ts';
import { type RowContext, runOfRow } from './run-of-row.ts';
import { tableRows } from './table-rows.ts';

/** So many rows decide how the columns are read. */
const SAMPLE = 500;

/** A table of more rows is no table of runs. */
const MOST_RUNS = 100_000;

export interface Table {
  readonly store: StoreRef;
  /** The file's own name. */
  readonly name: string;
  readonly mapping: TableMapping;
}

/** Makes runs of a table's rows. The first rows wait until they are enough to tell what the columns are. */
export function tableReading({ store, name, mapping }: Table): Reading {
  const problems = problemLog(store.identity);
  const sample: Row[] = [];
  const runs: Run[] = [];
  let columns: readonly string[] | undefined;
  let give: ((row: Row) => void) | undefined;

  const settle = (): void => {
    const cells = sample.map((row) => row.cells);
    const header = columns ?? headerOf(cells);
    const plan = planOf(mapping, header, cells);
    reportPlan(plan);
    const lack = lackOfGridTime(plan.mapping, header);
    if (lack !== undefined) problems.report({ severity: 'warning', code: 'table-part-of-grid', args: { map: lack } });
    const context: RowContext = {
      store,
      experiment: name.replace(/\.[^.]*$/, ''),
      plan,
      problems,
      experimentOf: onceEach((of) => ({ id: of, name: of })),
    };
    const idOf = rowIds(plan, problems);
    give = (row) => runs.push(runOfRow(row, idOf(row), context));
    for (const row of sample) give(row);
    sample.length = 0;
  };
  const reportPlan = (plan: Plan): void => {
    if (Object.keys(mapping).length === 0 && sample.length > 0) {
      problems.report({ severity: 'info', code: 'table-guessed', args: { map: mappingYaml(plan.mapping) } });
    }
    for (const { key, column, near } of columns === undefined && sample.length === 0 ? [] : plan.absent) {
      problems.report({
        severity: 'error',
        code: 'table-no-column',
        about: `${key} ${column}`,
        args: { key, column, table: name, near: near.join(' or ') },
      });
    }
  };
  const take = (row: Row): void => {
    if (runs.length >= MOST_RUNS) problems.report({ severity: 'warning', code: 'table-cut', place: row.place, args: { limit: MOST_RUNS } });
    else if (give !== undefined) give(row);
    else if (sample.push(row) === SAMPLE) settle();
  };
  const rows = tableRows(name, {
    columns: (names) => void (columns = names),
    row: take,
    fault: (fault, place, args) =>
      problems.report({
        severity: SEVERITIES[fault] ?? 'error',
        code: `table-${fault}`,
        place,
        args,
        about: String(args?.['column'] ?? ''),
      }),
  });
  return {
    feed: rows.feed,
    end() {
      const isWhole = rows.end();
      const isOpen = isWhole && give !== undefined;
      if (give === undefined) settle();
      return { runs: [...runs], diagnostics: problems.all(), open: isOpen };
    },
  };
}

function onceEach<T>(make: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = make(name)));
    return found;
  };
}

const SEVERITIES: Readonly<Partial<Record<RowFault, Diagnostic['severity']>>> = {
  'same-column': 'warning',
  'last-line-unfinished': 'info',
};
