import * as z from 'zod';
import { isoDate } from './iso-date.ts';

/** A day that the calendar has, as `2026-11-20`. */
export const isoDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date as YYYY-MM-DD', abort: true })
  .refine((text) => isoDate(Date.parse(text)) === text, 'a day that the calendar has');
