import type { FindingRow, SelectionRow } from '../../protocol/rows.ts';

const OVERTURNED: readonly FindingRow['verdict'][] = ['superseded', 're-priced'];

export interface OverturnedNews {
  readonly row: SelectionRow;
  readonly finding: FindingRow;
  /** Of the decision's text and the verdict: said once, and again when either changes. */
  readonly key: string;
}

/** The first decision that newer runs or prices would make otherwise and of which nobody was told. */
export function overturnedNews(rows: readonly SelectionRow[], told: readonly string[]): OverturnedNews | undefined {
  const news = rows.flatMap((row) =>
    row.findings
      .filter(({ verdict }) => OVERTURNED.includes(verdict))
      .map((finding) => ({ row, finding, key: `${row.digest} ${finding.verdict}` })),
  );
  return news.find(({ key }) => !told.includes(key));
}
