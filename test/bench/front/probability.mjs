import { antiCorrelated, independent, seededNormal, seededRandom } from './point-sets.mjs';
import { row, timed } from './rows.mjs';

const RUNS = [1, 2, 3, 4, 5];

/** The budget in place of a peer: 1,000 draws in a second for two objectives, in three for three. */
export function probabilityRows({ frontProbability }) {
  return [2, 3].flatMap((k) =>
    ['spread candidates', 'candidates near the front'].map((name, hard) => {
      const draws = randomDraws(10_000, 1_000, k, hard === 1);
      const columns = Array.from({ length: k }, () => new Float64Array(draws.candidates));
      const budget = k === 2 ? 1_000 : 3_000;
      const label = `front probability, 1,000 draws of 10,000 × ${k}, ${name}`;
      const fills = timed(() => {
        for (let d = 0; d < draws.draws; d++) draws.fill(d, columns);
      });
      const streamed = RUNS.map(() => [timed(() => frontProbability(draws)) - fills, budget]);
      return row(`${label} vs budget`, streamed, 1);
    }),
  );
}

/** Candidates with a common factor and own noise of 2 %; numbers from a table, so that filling costs little. */
function randomDraws(candidates, draws, k, nearFront) {
  const random = seededRandom(7);
  const centres = (nearFront ? antiCorrelated : independent)(candidates, k, random);
  const noise = Float64Array.from({ length: 65_536 }, seededNormal(random));
  const fill = (draw, columns) => {
    columns.forEach((column, j) => {
      const start = Math.imul(draw * k + j + 1, 40_503);
      for (let i = 0; i < candidates; i++) column[i] = centres[j][i] + 0.02 * noise[(start + i * 7) & 65_535];
    });
  };
  return { candidates, draws, objectives: k, fill };
}
