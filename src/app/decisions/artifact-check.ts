import type { DecisionFile } from '../../core/decisions/file.ts';
import type { ArtifactState } from './artifact-state.ts';
import { failure, type Finding } from './finding.ts';

/** What lies in the project at an artefact's URI. */
export type LookAtArtifact = (uri: string) => ArtifactState;

/** Artefacts that are at hand and are not those that were decided on. Where there is none, as in CI, nothing is said. */
export function otherArtifacts(path: string, { chosen }: DecisionFile, look: LookAtArtifact): readonly Finding[] {
  return chosen.flatMap(({ artifact }) => {
    if (artifact?.digest === undefined) return [];
    const now = look(artifact.uri);
    if ('none' in now) return withoutDigest(path, artifact.uri, now.none);
    return now.digest === artifact.digest
      ? []
      : [other(path, artifact.uri, `it has the digest ${now.digest}, decided on was ${artifact.digest}`)];
  });
}

function withoutDigest(path: string, uri: string, why: Extract<ArtifactState, { none: string }>['none']): readonly Finding[] {
  switch (why) {
    // A host that takes its time compares it.
    case 'too-large':
    case 'absent':
      return [];
    case 'unreadable':
      return [
        {
          verdict: 'unproven',
          severity: 'advice',
          message: `the artefact ${uri} cannot be read and was not compared; check its permissions`,
        },
      ];
    case 'holds-links':
      return [other(path, uri, 'it holds links now')];
    case 'too-many-files':
      return [other(path, uri, 'it has many more files now')];
  }
}

function other(path: string, uri: string, difference: string): Finding {
  const remedy = 'restore it, or decide anew with "kneepoint select --write"';
  return failure('tampered', `${path}: the artefact ${uri} is not the one that was decided on: ${difference}; ${remedy}`);
}
