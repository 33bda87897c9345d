import { candidatesSection } from './candidates-section.ts';
import { chartSection } from './chart-section.ts';
import { decisionSection } from './decision-section.ts';
import { factsList, moneySection, pricesSection, unknownsSection, worthSection } from './details-sections.ts';
import { html, jsonForScript, ownText, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';

/** Text that stands in the page, or the address of a file; with the nonce that the page's policy asks for. */
export type Asset = { readonly text: string; readonly nonce?: string } | { readonly href: string; readonly nonce?: string };

/** What surrounds a report's content, decided by the host. */
export interface ReportPage {
  readonly styles: Asset;
  readonly scripts: Asset;
  /** The chart as SVG, for print and where scripts do not run; a host without a renderer leaves it out. */
  readonly staticSvg?: string | undefined;
  /** The content security policy, as a `meta` element states it. */
  readonly csp: string;
}

/** The page as one text. Names are escaped wherever they stand; nothing in it asks the network for anything. */
export function reportHtml(model: ReportModel, { styles, scripts, staticSvg, csp }: ReportPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${model.title}: model selection report</title>
${styleElement(styles)}
</head>
<body>
<main>
<header>
<h1>${model.title}: which model is worth its money</h1>
<p class="lead">${model.sentence}</p>
${factsList(model.facts, 'strip')}
<p class="note">${model.basis}</p>
</header>
${chartSection(model, staticSvg)}
${decisionSection(model)}
${worthSection(model.worth)}
${candidatesSection(model.candidates)}
${moneySection(model)}
${pricesSection(model.prices)}
${unknownsSection(model.unknowns)}
</main>
<footer><p>Made by Kneepoint on ${model.generatedAt}. ± and ranges in brackets are 90 % intervals; ~ is estimated, ? is assumed, ≥ is a lower bound because something is unknown.</p></footer>
<script type="application/json" id="kneepoint-model">${jsonForScript({ chart: model.chart })}</script>
${scriptElement(scripts)}
</body>
</html>
`.markup;
}

function styleElement(asset: Asset): Markup {
  return 'text' in asset
    ? html`<style${nonceOf(asset)}>${ownText(asset.text, 'style')}</style>`
    : html`<link rel="stylesheet" href="${asset.href}"${nonceOf(asset)}>`;
}

function scriptElement(asset: Asset): Markup {
  return 'text' in asset
    ? html`<script${nonceOf(asset)}>${ownText(asset.text, 'script')}</script>`
    : html`<script src="${asset.href}"${nonceOf(asset)}></script>`;
}

function nonceOf({ nonce }: Asset): Markup | undefined {
  return nonce === undefined ? undefined : html` nonce="${nonce}"`;
}
