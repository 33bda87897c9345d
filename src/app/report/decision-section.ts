import { html, type Markup } from './markup.ts';
import type { DecisionModel, ReportModel } from './model.ts';

const HEADS: Readonly<Record<DecisionModel['kind'], string>> = { committed: 'Decision', proposed: 'What the rule would choose' };

/** The decision with its reasons, or how to come to one. */
export function decisionSection({ decision, otherDecisions }: ReportModel): Markup {
  const others =
    otherDecisions.length === 0 ? undefined : html`<p class="note">Other decisions of this project: ${otherDecisions.join(', ')}.</p>`;
  if (decision === null) {
    return html`<section aria-labelledby="decision-title"><h2 id="decision-title">Decision</h2>
<p>No decision is written, and no rule is stated that would make one. <code>kneepoint select --rule …</code> applies one; <code>--write</code> writes it.</p>${others}</section>`;
  }
  return html`<section aria-labelledby="decision-title">
<h2 id="decision-title">${HEADS[decision.kind]}</h2>
${standing(decision)}
${decision.chosen.map((chosen) => chosenCard(chosen, decision))}
${decision.rule === '' ? undefined : html`<p>Rule: ${decision.rule}.</p>`}
${decision.tieBreak === '' ? undefined : html`<p>${decision.tieBreak}</p>`}
${wordsList(decision.words)}
${reasons(decision)}
${others}
</section>`;
}

function standing({ kind, path, verdict, findings }: DecisionModel): Markup {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const state =
    kind === 'proposed'
      ? html`<p class="note">Nothing is written yet: <code>kneepoint select --write</code> writes this decision and its evidence.</p>`
      : errors.length > 0
        ? html`<p class="problem"><strong>This decision does not hold.</strong> ${path ?? ''}:</p>`
        : findings.some(({ verdict: word }) => word === 'unproven')
          ? html`<p><strong>Not checked in full</strong>: what ${path ?? ''} stands on is not all at hand.</p>`
          : html`<p><strong>Holds</strong>: ${path ?? ''} was derived again from its committed evidence.</p>`;
  return html`${state}
${findings.length === 0 ? undefined : html`<ul>${findings.map(({ verdict: word, message, severity }) => html`<li><span class="mark${severity === 'error' ? ' bad' : ''}">${word}</span> ${message}</li>`)}</ul>`}
${VERDICTS[verdict] === undefined ? undefined : html`<p class="problem">${VERDICTS[verdict]}</p>`}`;
}

const VERDICTS: Readonly<Partial<Record<DecisionModel['verdict'], string>>> = {
  undecided: 'Undecided: something that is not known could still win. What leads so far:',
  nobody: 'Nobody meets the constraints and the rule.',
};

function chosenCard(
  { id, role, name, quality, cost, components, pBest, evidence, note }: DecisionModel['chosen'][number],
  { verdict }: DecisionModel,
): Markup {
  return html`<div class="card" data-id="${id}">
<p class="chosen"><span class="name">${name}</span> <span class="mark">${verdict === 'undecided' ? 'leads' : role}</span></p>
${note === undefined ? undefined : html`<p class="note">${note}</p>`}<dl class="strip"><div><dt>Quality</dt><dd>${quality}</dd></div><div><dt>Cost</dt><dd>${cost}</dd></div>${components.map(({ name: part, text }) => html`<div><dt>of it ${part}</dt><dd>${text}</dd></div>`)}<div><dt>Best in</dt><dd>${pBest} of draws</dd></div><div><dt>From</dt><dd class="name">${evidence}</dd></div></dl>
</div>`;
}

function wordsList(words: DecisionModel['words']): Markup | undefined {
  return words.length === 0
    ? undefined
    : html`<dl class="words">${words.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;
}

function reasons({ chosen, tied, rejected, undecided }: DecisionModel): Markup | undefined {
  const it = chosen[0]?.against === true ? 'whom the rule gives' : 'it';
  const lines = [
    ...(tied.length === 0 ? [] : [html`<li>Not to be told from ${it} by the noise: ${listed(tied, tied.length)}</li>`]),
    ...undecided.map(
      ({ why, count, names, couldWin }) =>
        html`<li>${couldWin ? 'Unknown, could still win' : 'Unknown, cannot win'} (${count}): ${why}: ${listed(names, count)}</li>`,
    ),
    ...rejected
      .filter(({ why }) => tied.length === 0 || !why.startsWith('tied'))
      .map(({ why, count, names }) => html`<li>Rejected (${count}): ${why}: ${listed(names, count)}</li>`),
  ];
  return lines.length === 0 ? undefined : html`<h3>What was not chosen, and why</h3><ul class="reasons">${lines}</ul>`;
}

const MOST = 6;

function listed(names: readonly string[], count: number): Markup {
  const shown = names.slice(0, MOST);
  return html`<span class="name">${shown.join('; ')}</span>${count > shown.length ? ` and ${count - shown.length} more` : ''}`;
}
