import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';

/** Prices that print. */
export const PRINTED_PRICES = 8;

export function factsList(facts: ReportModel['facts'], look: 'strip' | 'words'): Markup {
  return html`<dl class="${look}">${facts.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** Who wins by what quality is worth: for who cannot say that yet, the question the right way round. */
export function worthSection(worth: ReportModel['worth']): Markup | undefined {
  if (worth.length === 0) return undefined;
  return html`<section class="worth" aria-labelledby="worth-title">
<h2 id="worth-title">What a point of quality is worth</h2>
<div class="scroll" role="region" aria-labelledby="worth-caption" tabindex="0">
<table>
<caption id="worth-caption">The more a point is worth to you, the dearer the candidate that pays for itself</caption>
<thead><tr><th scope="col">If one point is worth</th><th scope="col">the best is</th><th scope="col" class="number">in so many draws</th></tr></thead>
<tbody>${worth.map(
    ({ id, name, range, pBest }) => html`
<tr data-id="${id}"><th scope="row">${range}</th><td class="name">${name}</td><td class="number">${pBest}</td></tr>`,
  )}
</tbody></table></div>
</section>`;
}

/** What the search cost, and what was taken as given. */
export function moneySection({ spent, assumptions }: ReportModel): Markup {
  const [sum, ...parts] = spent;
  return html`<section aria-labelledby="spent-title">
<h2 id="spent-title">Spent on the search</h2>
<p>${sum}</p>
${parts.length === 0 ? undefined : html`<ul>${parts.map((part) => html`<li>${part}</li>`)}</ul>`}
</section>
<section aria-labelledby="assumptions-title">
<h2 id="assumptions-title">Assumptions</h2>
${factsList(assumptions, 'words')}
</section>`;
}

export function pricesSection(prices: ReportModel['prices']): Markup {
  return html`<section class="prices" aria-labelledby="prices-title">
<h2 id="prices-title">Prices</h2>
${prices.length === 0 ? html`<p>No price was used.</p>` : priceTable(prices)}
</section>`;
}

function priceTable(prices: ReportModel['prices']): Markup {
  return html`<div class="scroll" role="region" aria-labelledby="prices-caption" tabindex="0">
<table>
<caption id="prices-caption">Every price behind these numbers, with where it is from and of when</caption>
<thead><tr><th scope="col">What</th><th scope="col" class="number">Price</th><th scope="col">Source</th><th scope="col">As of</th></tr></thead>
<tbody>${prices.map(
    ({ what, price, source, asOf, confidence }) => html`
<tr><th scope="row" class="name">${what}</th><td class="number">${price.text}</td><td class="source">${source}${confidence === 'vendor' ? '' : ` (${CONFIDENCES[confidence] ?? confidence})`}</td><td>${asOf}</td></tr>`,
  )}
</tbody></table></div>
${prices.length > PRINTED_PRICES ? html`<p class="note on-paper">${prices.length - PRINTED_PRICES} more in the interactive page.</p>` : undefined}`;
}

const CONFIDENCES: Readonly<Record<string, string>> = { secondary: 'at second hand', old: 'old', user: 'stated by this project' };

export function unknownsSection(unknowns: ReportModel['unknowns']): Markup {
  return html`<section aria-labelledby="unknown-title">
<h2 id="unknown-title">What is unknown</h2>
${unknowns.length === 0 ? html`<p>Nothing that these numbers need.</p>` : html`<ul>${unknowns.map(unknownLine)}</ul>`}
</section>`;
}

function unknownLine({ what, count, names, remedy }: ReportModel['unknowns'][number]): Markup {
  const more = count > names.length ? `, and ${count - names.length} more` : '';
  return html`<li><strong>${count}</strong> ${what}${names.length === 0 ? undefined : html`: <span class="name">${names.join('; ')}</span>${more}`}${remedy === '' ? undefined : html`. <em>To mend it: ${remedy}.</em>`}</li>`;
}
