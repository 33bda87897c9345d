import type { Override } from '../../core/decisions/file.ts';

/** `chosen against the rule, which gives lgbm: …` */
export function overrideText({ because, rule, instead }: Override): string {
  const gives = rule === 'decided' ? `gives ${instead?.configuration ?? 'nobody'}` : RULE_WORDS[rule](instead?.configuration);
  return `chosen against the rule, which ${gives}: ${because}`;
}

const RULE_WORDS: Readonly<Record<'undecided' | 'nobody', (leading: string | undefined) => string>> = {
  undecided: (leading) => (leading === undefined ? 'is undecided' : `is undecided, ${leading} leading`),
  nobody: () => 'admits nobody',
};
