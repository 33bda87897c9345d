import { product, quotient, sum, type Expression, type Term } from './expression.ts';

/**
 * What an expression adds up from: the terms of its outermost sums, each times what the sum is multiplied with. An expression without a sum is one
 * component by the name it is given. At most `most`, the dearest; the others are one.
 */
export function componentsOf(expression: Expression, name: string, most: number): readonly Term[] {
  const all = termsOf(expression) ?? [{ name, of: expression }];
  if (all.length <= most) return all;
  const kept = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, most - 1));
  const rest = all.filter((term) => !kept.has(term));
  return [...all.filter((term) => kept.has(term)), { name: `${rest.length} others`, of: sum(rest) }];
}

/** What is unknown comes first: it is what a reader has to mend. */
function weight({ of }: Term): number {
  return of.missing.length > 0 ? Number.POSITIVE_INFINITY : Math.abs(of.value);
}

/** Undefined where there is no sum. */
function termsOf({ node }: Expression): readonly Term[] | undefined {
  switch (node.op) {
    case 'sum':
      return node.terms.flatMap(detailed);
    case 'quotient':
      return termsOf(node.over)?.map(({ name, of }) => ({ name, of: quotient(of, node.under) }));
    case 'product':
      return distributed(node.parts);
    default:
      return undefined;
  }
}

/** A term whose own terms go on with its name, as `serving, peak` does with `serving`, is these. */
function detailed({ name, short, of }: Term): readonly Term[] {
  const inner = of.node.op === 'sum' ? of.node.terms : [];
  const goesOn = inner.length > 0 && inner.every((term) => term.name.startsWith(name));
  return goesOn ? inner : [{ name: short ?? name, of }];
}

/** Over every sum among the parts: `(used + provisioning) × (host + accelerator)` has four. */
function distributed(parts: readonly Expression[]): readonly Term[] | undefined {
  const at = parts.findIndex((part) => termsOf(part) !== undefined);
  if (at < 0) return undefined;
  const others = parts.filter((_, index) => index !== at);
  return termsOf(parts[at]!)!.flatMap((term): readonly Term[] => {
    const further = distributed(others);
    if (further === undefined) return [{ name: term.name, of: product(term.of, ...others) }];
    return further.map(({ name, of }) => ({ name: `${term.name} · ${name}`, of: product(term.of, of) }));
  });
}
