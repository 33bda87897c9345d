import type { CandidateFacts } from '../../core/candidates/facts.ts';
import type { Artifact } from '../../core/decisions/evidence.ts';
import type { Ports } from '../ports.ts';
import type { ProjectState } from '../project/project.ts';
import { artifactPlaces, portableUri } from './artifact-path.ts';
import { artifactState, type ArtifactState } from './artifact-state.ts';

type Without = Exclude<Extract<ArtifactState, { none: string }>['none'], 'absent'>;

/** Why, with the remedy where there is one. */
export const WITHOUT_DIGEST: Readonly<Record<Without, string>> = {
  'holds-links': 'it holds links, and what they lead to may change unseen; put the files themselves there',
  'too-many-files': 'it has more than 10,000 files and folders; pack them',
  'too-large': 'it is too large to be read here',
  unreadable: 'it cannot be read; check its permissions',
};

export interface ArtifactAtHand {
  readonly artifact?: Artifact;
  /** Why an artefact that lies in the project has no digest. */
  readonly none?: { readonly uri: string; readonly why: Without };
}

/** A candidate's artefact where it lies in the project. */
export function artifactAtHand(
  { artifact: uri, runs }: Pick<CandidateFacts, 'artifact' | 'runs'>,
  state: Pick<ProjectState, 'root' | 'runs'>,
  ports: Pick<Ports, 'files' | 'sha256' | 'digests'>,
): ArtifactAtHand {
  if (uri === undefined) return {};
  const store = state.runs.find(({ id }) => id === runs[0])?.store.identity;
  for (const place of artifactPlaces(uri, store, state.root, ports.files)) {
    const found = artifactState(state.root, place, ports);
    if ('digest' in found) return { artifact: { uri: statedUri(uri, place, state.root, ports), digest: found.digest } };
    if (found.none !== 'absent') return { none: { uri: place, why: found.none } };
  }
  return {};
}

/** As the run says it, where that leads there from the project on every machine. */
function statedUri(uri: string, place: string, root: string, { files }: Pick<Ports, 'files'>): string {
  const portable = portableUri(uri, root, files);
  return files.relative(root, files.resolve(root, portable)) === place ? portable : place;
}
