import type { Session } from '../session.ts';
import { holds } from './coverage.ts';

const DUE_BYTES = 512 * 1024;
const DUE_JOURNALS = 32;

/** Whether journals have become so large or so many that reading them at every start would be felt. */
export function isFoldDue({ journals, database }: Session, unread: number): boolean {
  const { folded } = database();
  const open = journals.journals().filter((journal) => !holds(folded, journal));
  const bytes = open.reduce((sum, { name, end }) => sum + end - Math.min(end, folded.get(name)?.bytes ?? 0), unread);
  return bytes > DUE_BYTES || open.length > DUE_JOURNALS;
}
