import { describe, expect, it } from 'vitest';
import { exampleAsked } from '../../../test/support/example-asked.ts';
import { hostileAsked } from '../../../test/support/hostile-asked.ts';
import { exampleModel } from '../../../test/support/example-page.ts';
import type { Asked } from '../questions/ask.ts';
import { reportSchema } from './model.ts';
import { reportHtml } from './report-html.ts';
import { reportStyles } from './styles.ts';

const page = (asked: Asked) =>
  reportHtml(exampleModel(asked), {
    styles: { text: reportStyles('file') },
    scripts: { text: '/* the script */' },
    staticSvg: '<svg></svg>',
    csp: "default-src 'none'",
  });
const plain = exampleAsked();
/** The page without its scripts' and styles' own text. */
const tags = (text: string) => [...text.matchAll(/<\/?([a-z!][a-z0-9-]*)/gi)].map(([, name]) => name);

describe('the page', () => {
  it('has the same elements whatever the names are', () => {
    const count = (text: string) =>
      tags(text).reduce(
        (counts, name = '') => counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1),
        new Map<string, number>(),
      );
    const counts = count(page(hostileAsked()));
    expect(counts.get('script')).toBe(4);
    for (const name of ['img', 'a', 'iframe', 'link', 'object', '!--']) expect(counts.get(name)).toBeUndefined();
    expect(counts.get('svg')).toBe(2);
  });

  it('lets no name start an attribute', () => {
    const unquoted = page(hostileAsked()).replace(/="[^"]*"/g, '');
    expect([...unquoted.matchAll(/<[a-z][^>]*\son[a-z]*/gi)].map(([tag]) => tag)).toEqual([]);
  });

  it('shows what is hidden in a name, and keeps rows and chart on one id', () => {
    const text = page(hostileAsked());
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('turned\\u{202E}gpj.\\u{2066} and \\u{200B}hidden\\u{AD}\\u{FEFF}');
    const { chart, front } = exampleModel(hostileAsked());
    const drawn = JSON.stringify(chart!.spec);
    expect(front.filter(({ id }) => !drawn.includes(JSON.stringify(id)))).toEqual([]);
  });

  it('says which rows of the front are the same money', () => {
    const { frontNotes } = exampleModel();
    expect(frontNotes).toEqual([
      expect.stringMatching(/^\d+ of the front agree in cost to three digits \(.*\): to a rule that is the same money$/),
    ]);
    expect(page(plain)).toContain(`<p class="note screen">${frontNotes[0]}.</p>`);
  });

  it('refers to nothing outside itself', () => {
    expect([...page(plain).matchAll(/\s(?:src|href|srcset|action|data)=|url\(|@import|https?:/g)].map(([what]) => what)).toEqual([]);
  });

  it('embeds a model that a script can read', () => {
    const text = /<script type="application\/json" id="kneepoint-model">(.*)<\/script>/.exec(page(hostileAsked()))?.[1];
    expect(JSON.parse(text ?? '')).toEqual({ chart: exampleModel(hostileAsked()).chart });
  });

  it('names a linked script with the nonce of its policy', () => {
    const linked = reportHtml(exampleModel(), {
      styles: { text: '', nonce: 'n"1' },
      scripts: { href: 'vscode-webview://x/report.js?a&b', nonce: 'n1' },
      csp: `script-src 'nonce-n1'`,
    });
    expect(linked).toContain('<script src="vscode-webview://x/report.js?a&#38;b" nonce="n1"></script>');
    expect(linked).toContain('<style nonce="n&#34;1">');
  });
});

describe('the model', () => {
  it('fits its schema, and is the same every time', () => {
    const model = exampleModel();
    expect(reportSchema.parse(structuredClone(model))).toEqual(model);
    expect(exampleModel()).toEqual(model);
  });

  it('lists every candidate with a standing, the chosen first', () => {
    const { candidates, decision } = exampleModel();
    expect(candidates.rows).toHaveLength(252);
    expect(candidates.rows[0]).toMatchObject({ id: decision!.chosen[0]!.id, standing: 'chosen', order: 0 });
    const words = (standing: string) => candidates.rows.find((row) => row.standing === standing)!.why;
    expect(words('excluded')).toMatch(/^p95_ms [\d.]+ > 60 by high$/);
    expect(words('unknown')).toBe('hardware not recorded');
  });

  it('says what is unknown, why, and how to mend it', () => {
    expect(exampleModel().unknowns).toEqual([
      expect.objectContaining({ what: 'not comparable: hardware not recorded', remedy: expect.stringContaining('kneepoint.yaml') }),
      expect.objectContaining({ count: 3, what: expect.stringContaining('lower bound') }),
    ]);
    expect(exampleModel().spent[0]).toMatch(/^≥ \$31\.4 was spent on the 189 runs/);
  });

  it('stands without a rule, without a workload, without anything to compare', () => {
    const { workload: _, ...without } = plain.question;
    const model = exampleModel({ ...plain, question: { ...without, rule: undefined } });
    expect(model).toMatchObject({ chart: null, front: [], decision: null, worth: [] });
    expect(page({ ...plain, question: { ...without, rule: undefined } })).toContain('describe the traffic');
    const empty = exampleModel({ ...plain, evidence: { ...plain.evidence, candidates: [] } });
    expect(empty.candidates).toMatchObject({ of: 0, rows: [] });
  });

  it('leads where the rule cannot decide, and says so', () => {
    const candidates = plain.evidence.candidates.map((facts) =>
      facts.configurationId === 'cfg-36' ? { ...facts, training: { unknown: 'no-end-time' as const } } : facts,
    );
    const { decision } = exampleModel({
      ...plain,
      question: { ...plain.question, rule: { kind: 'bestWithinBudget', usdPerMonth: 20_000 } },
      evidence: { ...plain.evidence, candidates },
    });
    expect(decision).toMatchObject({
      kind: 'proposed',
      verdict: 'undecided',
      undecided: expect.arrayContaining([expect.objectContaining({ couldWin: true, why: 'no end time recorded' })]),
    });
    expect(decision!.chosen).toHaveLength(1);
  });
});
