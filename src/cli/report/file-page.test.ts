import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleAsked } from '../../../test/support/example-asked.ts';
import { exampleModel } from '../../../test/support/example-page.ts';
import { chartSvg } from './chart-svg.ts';
import { filePage } from './file-page.ts';

const SCRIPT = 'console.log("the script")';
const model = exampleModel();
let svg: string;
beforeAll(async () => {
  svg = await chartSvg(model.chart!.spec);
});

describe('a report as a file', () => {
  it('allows by its policy exactly the script and the styles that it holds', () => {
    const page = filePage(model, SCRIPT, svg);
    const hashes = [...page.matchAll(/&#39;(sha256-[A-Za-z0-9+/=]+)&#39;/g)].map(([, hash]) => hash);
    const texts = [/<style>([^]*?)<\/style>/, /<script>([^]*?)<\/script>/].map((pattern) => pattern.exec(page)![1]!);
    expect(hashes).toEqual(texts.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`));
    expect(page).toContain('content="default-src &#39;none&#39;;');
  });

  it('draws the chart without a browser, in the page’s own colours and without styles that the policy forbids', () => {
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain('var(--kp-series-1)');
    expect(svg).not.toMatch(/\sstyle=|<style|href=|#[0-9a-f]{6}/);
    expect(svg).not.toContain('NaN');
  });

  it('draws hostile names as text', async () => {
    const asked = exampleAsked();
    const candidates = asked.evidence.candidates.map((facts) => ({
      ...facts,
      configuration: '</text><script>alert(1)</script>',
      params: { family: `<img src=x onerror=alert(1)> ${facts.params['family']}` },
    }));
    const hostile = await chartSvg(exampleModel({ ...asked, evidence: { ...asked.evidence, candidates } }).chart!.spec);
    expect(hostile).not.toMatch(/<(script|img)/);
  });

  it('stays below two megabytes with thousands of candidates, the script at its own size', async () => {
    const asked = exampleAsked();
    const [first] = asked.evidence.candidates;
    const candidates = Array.from({ length: 4000 }, (_, i) => ({
      ...first!,
      id: `many-${i}`,
      configurationId: `many-${i}`,
      configuration: `a configuration with a rather long name, number ${i}`,
      metrics: {
        roc_auc: { value: 0.6 + ((i * 7919) % 4000) / 20_000, error: 'unknown' as const },
        p95_ms: { value: 5, error: 'unknown' as const },
      },
    }));
    const large = exampleModel({
      ...asked,
      question: { ...asked.question, sampling: { seed: 1, draws: 100 } },
      evidence: { ...asked.evidence, candidates },
    });
    const page = filePage(large, SCRIPT.padEnd(900_000), await chartSvg(large.chart!.spec));
    expect(page.length).toBeLessThan(2e6);
    expect(large.chart!.caption).toContain('of 4,000 candidates');
    expect(page).toContain('3600 more are left out of this page');
  });
});
