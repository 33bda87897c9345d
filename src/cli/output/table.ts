import { visible } from '../../core/text/visible.ts';

/** A column of a printed table; numbers stand right. */
export interface Column<Row> {
  readonly title: string;
  readonly align: 'left' | 'right';
  text(row: Row): string;
  /** May be cut with an ellipsis to fit the terminal. */
  readonly shrink?: true;
}

const GAP = '  ';
const LEAST = 8;

/** Lines of a table that fits the width; without a width nothing is cut. */
export function tableLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number | undefined): readonly string[] {
  const texts = [columns.map((column) => column.title), ...rows.map((row) => columns.map((column) => column.text(row)))];
  // Names come from run stores: nothing in them may steer the terminal.
  const cells = texts.map((line) => line.map(visible));
  const widths = columns.map((_, at) => cells.reduce((widest, line) => Math.max(widest, displayWidth(line[at]!)), 0));
  const fitted = fit(widths, columns, width);
  return cells.map((line) =>
    line
      .map((cell, at) => pad(cut(cell, fitted[at]!), fitted[at]!, columns[at]!.align))
      .join(GAP)
      .trimEnd(),
  );
}

function fit<Row>(widths: readonly number[], columns: readonly Column<Row>[], width: number | undefined): readonly number[] {
  if (width === undefined) return widths;
  const fitted = [...widths];
  let excess = fitted.reduce((total, one) => total + one, GAP.length * (columns.length - 1)) - width;
  while (excess > 0) {
    const widest = columns.reduce(
      (best, column, at) => (column.shrink === true && fitted[at]! > LEAST && fitted[at]! > (fitted[best] ?? 0) ? at : best),
      -1,
    );
    if (widest < 0) break;
    fitted[widest]!--;
    excess--;
  }
  return fitted;
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

function displayWidth(text: string): number {
  return [...text].length;
}
