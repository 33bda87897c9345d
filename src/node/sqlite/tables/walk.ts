import type { Area } from './area.ts';
import type { Pages } from './pages.ts';

/** What is at hand of a leaf: its page lies in the walk's area. False ends the walk. */
type LeafVisitor = (header: number, cells: number) => boolean;

const interior = 5;
const leaf = 13;
/** As the engine has it: a deeper tree has more pages than a file can have. */
const deepest = 20;
const fileHeader = 100;

/**
 * Reads the leaves of a table into `area`, in the order of their rows. False when a visitor ended the walk or a page is not as it should
 * be. A page that is reached twice is not noticed here: its rows come out of order.
 */
export function walkLeaves(pages: Pages, area: Area, root: number, visit: LeafVisitor, depth = 0): boolean {
  if (depth >= deepest || !pages.copy(root, area.bytes)) return false;
  const header = root === 1 ? fileHeader : 0;
  const cells = area.view.getUint16(header + 3);
  // Only a table without rows has a leaf without them.
  if (area.bytes[header] === leaf) return (cells > 0 || depth === 0) && visit(header, cells);
  const children = childrenOf(area, header, cells, pages.usable);
  return children?.every((child) => walkLeaves(pages, area, child, visit, depth + 1)) ?? false;
}

/** Reads the page of the last rows into `area`. False when one on the way is not as it should be. */
export function findLastLeaf(pages: Pages, area: Area, root: number): boolean {
  for (let page = root, depth = 0; depth < deepest; depth++) {
    if (page === 1 || !pages.copy(page, area.bytes)) return false;
    if (area.bytes[0] !== interior) return area.bytes[0] === leaf;
    page = area.view.getUint32(8);
  }
  return false;
}

function childrenOf({ bytes, view }: Area, header: number, cells: number, usable: number): readonly number[] | undefined {
  const pointers = header + 12;
  if (bytes[header] !== interior || cells === 0 || pointers + 2 * cells > usable) return undefined;
  const children: number[] = [];
  for (let i = 0; i < cells; i++) {
    const cell = view.getUint16(pointers + 2 * i);
    if (cell > usable - 5) return undefined;
    children.push(view.getUint32(cell));
  }
  children.push(view.getUint32(header + 8));
  return children;
}
