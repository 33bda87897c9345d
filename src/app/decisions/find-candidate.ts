import type { CandidateFacts } from '../../core/candidates/facts.ts';
import { candidateName } from '../charts/chart-of-view.ts';
import { nearest } from '../../core/text/nearest.ts';

export type Found = { readonly id: string } | { readonly ambiguous: readonly string[] } | { readonly near: readonly string[] };

/** A candidate by its id, its configuration, or configuration and batch as tables name them. */
export function findCandidate(text: string, candidates: readonly CandidateFacts[]): Found {
  const said = text.trim();
  const nameOf = ({ configuration, serving }: CandidateFacts) => candidateName(configuration, serving.batch);
  const exact = candidates.find((candidate) => candidate.id === said || nameOf(candidate) === said);
  if (exact !== undefined) return { id: exact.id };
  const same = candidates.filter(({ configuration }) => configuration === said);
  if (same.length > 1) return { ambiguous: same.map(nameOf) };
  return same[0] === undefined
    ? { near: nearest(said, new Set(candidates.map(({ configuration }) => configuration))) }
    : { id: same[0].id };
}
