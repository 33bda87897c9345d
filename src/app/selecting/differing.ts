import type { CandidateFacts } from '../../core/candidates/facts.ts';

const MOST = 3;

/** For each of some candidates, the parameters in which they differ, as `depth=6, model=lgbm`: the same parameters for all, the first few of them. */
export function differingTexts(candidates: readonly Pick<CandidateFacts, 'params'>[]): readonly string[] {
  const names = [...new Set(candidates.flatMap(({ params }) => Object.keys(params)))].sort();
  const valueOf = ({ params }: Pick<CandidateFacts, 'params'>, name: string) => (Object.hasOwn(params, name) ? params[name]! : 'none');
  const differing = names.filter((name) => new Set(candidates.map((one) => valueOf(one, name))).size > 1);
  const more = differing.length > MOST ? `, ${differing.length - MOST} more` : '';
  return candidates.map((one) =>
    differing
      .slice(0, MOST)
      .map((name) => `${name}=${valueOf(one, name)}`)
      .join(', ')
      .concat(more),
  );
}
