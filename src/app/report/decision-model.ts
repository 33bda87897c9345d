import { axesOf, type Axes } from '../../core/decisions/decide.ts';
import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import { COST_UNITS } from '../../core/decisions/question.ts';
import { formatUsd } from '../../core/format/money.ts';
import { formatCount, formatPercent } from '../../core/format/number.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { grouped } from '../../core/record/grouped.ts';
import { candidateName } from '../charts/chart-of-view.ts';
import { defined } from '../../core/record/defined.ts';
import { tieBreakSentence } from '../decisions/tie-break-text.ts';
import type { Finding } from '../decisions/finding.ts';
import { overrideText } from '../decisions/override-text.ts';
import { reasonAgainst } from '../decisions/rejection-text.ts';
import { ruleSentence } from '../questions/rule-text.ts';
import { derived } from './cells.ts';
import type { DecisionModel } from './model.ts';

export interface DecisionSource {
  readonly kind: DecisionModel['kind'];
  /** Undefined for a proposal. */
  readonly path: string | undefined;
  /** Undefined when the file cannot be read; the findings say why. */
  readonly file: DecisionFile | undefined;
  readonly findings: readonly Finding[];
  readonly names: ReadonlyMap<string, string>;
}

const MOST_NAMES = 6;

/** A decision in words: what was chosen at what price, what was not and why. */
export function decisionModel({ kind, path, file, findings, names }: DecisionSource): DecisionModel {
  const common = { kind, path: path ?? null, findings: findings.map(({ verdict, severity, message }) => ({ verdict, severity, message })) };
  if (file === undefined)
    return {
      ...common,
      name: path ?? '',
      verdict: 'unreadable',
      rule: '',
      chosen: [],
      tieBreak: '',
      tied: [],
      rejected: [],
      undecided: [],
      words: [],
    };
  const axes = axesOf(file.question.objectives);
  return {
    ...common,
    name: file.decision.name,
    verdict: file.verdict,
    rule: ruleSentence(file.question.rule, axes),
    chosen: file.chosen.map((chosen) => chosenModel(chosen, axes, file)),
    tieBreak: file.tieBreak === undefined ? '' : `${tieBreakSentence(file.tieBreak, file.question)}.`,
    tied: [...new Set((file.tied ?? []).map((id) => names.get(id) ?? id))],
    rejected: groupsOf(file.rejected ?? [], names, ({ why }) => reasonKind(why)),
    undecided: [true, false].flatMap((couldWin) =>
      groupsOf(
        (file.undecided ?? []).filter((entry) => entry.couldWin === couldWin),
        names,
        ({ why }) => reasonText(why),
      ).map((group) => ({ ...group, couldWin })),
    ),
    words: kind === 'committed' ? wordsOf(file) : [],
  };
}

function chosenModel(
  { id, role, configuration, override, byRule, serving, runs, quality, usdPerMonth, pBest, artifact }: Chosen,
  axes: Axes,
  { question }: Pick<DecisionFile, 'question'>,
): DecisionModel['chosen'][number] {
  return {
    id,
    role,
    name: candidateName(configuration, serving.batch),
    quality: `${quality.metric} ${formatQuantity(derived(quality, axes.unit))}`,
    cost: formatQuantity(
      { ...derived(usdPerMonth, COST_UNITS[axes.cost]), basis: usdPerMonth.quantityBasis } as Parameters<typeof formatQuantity>[0],
      { per: 'shown' },
    ),
    components: Object.entries(usdPerMonth.components).map(([name, value]) => ({ name, text: formatUsd(value) })),
    pBest: formatPercent(pBest),
    ...(override === undefined ? {} : { against: true }),
    ...defined({ note: noteOf({ role, override, byRule }, { question }) }),
    evidence: `${formatCount(runs.length)} ${runs.length === 1 ? 'run' : 'runs'}${artifact === undefined ? '' : `, ${artifact.uri}`}`,
  };
}

const ROLE_WORDS: Readonly<Record<Chosen['role'], string>> = {
  primary: '',
  alternative: 'To take when priorities change. ',
  fallback: 'To serve while the primary cannot be. ',
};

function noteOf(
  { role, override, byRule }: Pick<Chosen, 'role' | 'override' | 'byRule'>,
  file: Pick<DecisionFile, 'question'>,
): string | undefined {
  const standing = byRule === undefined ? '' : `By the rule: ${reasonAgainst(byRule, file).replace(/^by the rule /, '')}.`;
  const against = override === undefined ? '' : `${capital(overrideText(override))}${/[.!?]$/.test(override.because) ? '' : '.'} `;
  const note = `${against}${ROLE_WORDS[role]}${standing}`.trim();
  return note === '' ? undefined : note;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function groupsOf<T extends { readonly candidate: string; readonly configuration: string }>(
  entries: readonly T[],
  names: ReadonlyMap<string, string>,
  why: (entry: T) => string,
) {
  return [...grouped(entries, why)]
    .map(([reason, group]) => ({
      why: reason,
      count: group.length,
      names: group.slice(0, MOST_NAMES).map(({ candidate, configuration }) => names.get(candidate) ?? configuration),
    }))
    .sort((a, b) => b.count - a.count);
}

/** `p95_ms 71 > 40` and `p95_ms 80 > 40` are one reason. */
function reasonKind(why: string): string {
  if (/^worse by /.test(why)) return 'worse by the rule';
  return why.replace(/^(?:metrics\.)?(.+?) -?[\d.]+(?:e[-+]?\d+)? ([<>] .+)$/, '$1 $2');
}

function wordsOf({ decision }: DecisionFile): DecisionModel['words'] {
  const { decidedOn, owner, rationale, reviewBy } = decision;
  return Object.entries({ Rationale: rationale, Owner: owner, 'Decided on': decidedOn, 'Review by': reviewBy }).flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, text }],
  );
}
