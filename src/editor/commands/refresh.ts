import type { Projects } from '../projects/projects.ts';

/** Reads again what changed, in the views that are shown. */
export function refresh({ projects }: { readonly projects: Projects }): void {
  projects.invalidate();
}
