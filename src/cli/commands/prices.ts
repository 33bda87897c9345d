import pc from 'picocolors';
import { loadSettings } from '../../app/project/settings.ts';
import { plain } from '../../core/format/digits.ts';
import { bundledPrices } from '../../core/prices/table/table.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../failure.ts';
import { jsonText } from '../json-text.ts';
import { csvText } from '../output/csv.ts';
import { tableLines, type Column } from '../output/table.ts';

export interface PricesOptions {
  readonly format: 'table' | 'json' | 'csv';
  /** Part of a SKU, provider or accelerator. */
  readonly search?: string | undefined;
}

/** `kneepoint prices`: the price book as this folder sees it, its own prices included. */
export function prices({ terminal, ports, root }: CliContext, options: PricesOptions): number {
  const { book, pricesAt } = loadSettings(root, bundledPrices, ports);
  const word = options.search?.toLowerCase() ?? '';
  const rows = book.entries.filter((entry) =>
    `${entry.sku} ${entry.provider} ${entry.accelerator ?? ''} ${entry.region}`.toLowerCase().includes(word),
  );
  if (options.format === 'json')
    terminal.out(jsonText({ version: book.version, asOf: book.asOf, digest: book.digest, pricesAt, entries: rows }));
  else if (options.format === 'csv') terminal.out(pricesCsv(rows));
  else {
    const colors = pc.createColors(terminal.color);
    const [head, ...lines] = tableLines(rows, COLUMNS, terminal.width);
    terminal.out(`${colors.bold(head!)}\n${lines.map((line) => `${line}\n`).join('')}`);
    terminal.out(
      `\n${rows.length} of ${book.entries.length} prices; book ${book.version}, digest ${book.digest.slice(0, 19)}; costs are at prices as of ${pricesAt}\n`,
    );
  }
  return EXIT.fine;
}

const COLUMNS: readonly Column<PriceEntry>[] = [
  { title: 'sku', align: 'left', text: (entry) => entry.sku },
  { title: 'what', align: 'left', text: whatText },
  { title: 'region', align: 'left', text: (entry) => entry.region },
  { title: 'purchase', align: 'left', text: (entry) => entry.purchase },
  { title: 'price', align: 'right', text: (entry) => plain(entry.price, DIGITS) },
  { title: 'per', align: 'left', text: (entry) => `${entry.currency}/${entry.unit}` },
  { title: 'as of', align: 'left', text: (entry) => entry.asOf },
  { title: 'source', align: 'left', shrink: true, text: (entry) => entry.source },
];

/** As many as files hold; what a price has beyond them is the noise of its arithmetic. */
const DIGITS = 6;

/** `8 × A100-40GB`, `4 vCPU`. */
function whatText({ accelerator, devices = 1, vCpus, kind }: PriceEntry): string {
  if (accelerator !== undefined) return devices === 1 ? accelerator : `${devices} × ${accelerator}`;
  return vCpus === undefined ? kind : `${vCpus} vCPU`;
}

function pricesCsv(rows: readonly PriceEntry[]): string {
  const header = [
    'sku',
    'kind',
    'provider',
    'region',
    'purchase',
    'unit',
    'price',
    'currency',
    'asOf',
    'confidence',
    'accelerator',
    'devices',
    'source',
  ];
  return csvText(
    header,
    rows.map((row) => [
      row.sku,
      row.kind,
      row.provider,
      row.region,
      row.purchase,
      row.unit,
      row.price,
      row.currency,
      row.asOf,
      row.confidence,
      row.accelerator ?? null,
      row.devices ?? null,
      row.source,
    ]),
  );
}
