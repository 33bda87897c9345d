import type { ProjectState } from '../../app/project/project.ts';
import { leftOutRuns, leftOutText } from '../../app/questions/left-out.ts';
import { nearest } from '../../core/text/nearest.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import { counted } from '../output/counted.ts';

const MOST = 10;

/** Why there is nothing to compare where experiments were named: none is called so, or none of their runs is a candidate. */
export function noRunsText(state: ProjectState, asked: readonly string[] | undefined): string | undefined {
  const globs = asked ?? state.settings.config.candidates?.experiments;
  if (globs === undefined || state.runs.length === 0) return undefined;
  const where = asked === undefined ? 'candidates.experiments in kneepoint.yaml' : '--experiment';
  const subject = `${where} ${globs.map((glob) => `"${glob}"`).join(', ')}`;
  const names = counted(state.runs.map(({ experiment }) => experiment.name)).map(({ text }) => text);
  if (names.some((name) => globs.some((glob) => matchesGlob(glob, name))))
    return `${subject}: no runs to compare${afterSemicolon(leftOutText(leftOutRuns(state, globs)))}`;
  const near = globs.flatMap((glob) => nearest(glob, names));
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return `${subject}: no experiment is called so${near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`}; there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, MOST).join(', ')}${more}`;
}

function afterSemicolon(text: string): string {
  return text === '' ? '' : `; ${text}`;
}
