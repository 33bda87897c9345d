import type { Asked } from '../../src/app/questions/ask.ts';
import { exampleAsked } from './example-asked.ts';

const NAMES = [
  `<img src=x onerror=alert(1)>`,
  `</script><script>alert(2)</script>`,
  `" onmouseover="alert(3)`,
  `'><svg/onload=alert(4)>`,
  '`${alert(5)}`',
  '<!--',
  'https://evil.example/x.png',
  'turned\u202Egpj.\u2066 and \u200Bhidden\u00AD\uFEFF',
];

/** The example with names that its store's writer chose against us. */
export function hostileAsked(): Asked {
  const plain = exampleAsked();
  const bad = (i: number) => NAMES[i % NAMES.length]!;
  const candidates = plain.evidence.candidates.map((facts, i) => ({
    ...facts,
    id: `${facts.id} ${bad(i)}`,
    configuration: `${facts.configuration} ${bad(i)}`,
    params: { family: bad(i) },
    artifact: `s3://${bad(i)}`,
    ...('unknown' in facts.training ? { training: { ...facts.training, about: bad(i) } } : {}),
  }));
  return {
    ...plain,
    evidence: { ...plain.evidence, candidates },
    otherEvaluations: [{ ...candidates[0]!, evaluation: { dataset: bad(1) } }],
  };
}
