import { type AnnotationPorts, type Annotations, openAnnotations } from '../../app/annotations/annotations.ts';

/** So long after the last word somebody is taken to have stopped writing. */
export const QUIET_MS = 5000;

/**
 * What people wrote, of folders that stay open, each opened once. When nothing was written for a while it is brought into the database, so
 * that it does not stand in one journal alone.
 */
export function sharedAnnotations(ports: AnnotationPorts): (root: string) => Annotations {
  const open = new Map<string, Annotations>();
  return (root) => {
    const known = open.get(root) ?? foldedWhenQuiet(openAnnotations(root, ports));
    open.set(root, known);
    return known;
  };
}

function foldedWhenQuiet(annotations: Annotations): Annotations {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const foldLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void annotations.fold(), QUIET_MS);
    timer.unref();
  };
  return {
    ...annotations,
    change(changes) {
      foldLater();
      return annotations.change(changes);
    },
    undo(ids) {
      foldLater();
      return annotations.undo(ids);
    },
  };
}
