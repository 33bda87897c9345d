/**
 * From the words of drivers and trackers (`NVIDIA A100-SXM4-80GB`, `Tesla T4`, `NVIDIA GeForce RTX 4090`) to the price book's
 * name of the accelerator. The first pattern that fits decides: what is special stands before what is general.
 */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bGB200\b/i, 'GB200'],
  [/\bB200\b/i, 'B200'],
  [/\bGH200\b/i, 'GH200'],
  [/\bH200\b/i, 'H200'],
  [/\bH100\b.*\bNVL\b/i, 'H100-NVL'],
  [/\bH100\b.*\bPCI-?e\b/i, 'H100-PCIe'],
  [/\bH100\b/i, 'H100-SXM'],
  [/\bA100\b.*\b80\s?GB\b/i, 'A100-80GB'],
  [/\bA100\b.*\b40\s?GB\b/i, 'A100-40GB'],
  [/\bV100\b.*\b32\s?GB\b/i, 'V100-32GB'],
  [/\bV100\b/i, 'V100'],
  [/\bP100\b/i, 'P100'],
  [/\bA10G\b/i, 'A10G'],
  [/\bA10\b/i, 'A10'],
  [/\bL40S\b/i, 'L40S'],
  [/\bL4\b/i, 'L4'],
  [/\bT4\b/i, 'T4'],
  [/\bRTX\s?PRO\s?6000\b/i, 'RTX-PRO-6000'],
  [/\bRTX\s?6000\s?Ada\b/i, 'RTX-6000-Ada'],
  [/\b(RTX\s?)?A6000\b/i, 'RTX-A6000'],
  [/\bRTX\s?5090\b/i, 'RTX-5090'],
  [/\bRTX\s?4090\b/i, 'RTX-4090'],
  [/\bRTX\s?3090\b/i, 'RTX-3090'],
  [/\bMI300X\b/i, 'MI300X'],
  [/\bTrainium\s?1?\b/i, 'Trainium1'],
  [/\bInferentia\s?2\b/i, 'Inferentia2'],
  [/\bTPU\s?v6e\b/i, 'TPU-v6e'],
  [/\bTPU\s?v5p\b/i, 'TPU-v5p'],
  [/\bTPU\s?v5\s?(e|lite)/i, 'TPU-v5e'],
  [/\bTPU\s?v4\b/i, 'TPU-v4'],
  [/\bTPU\s?v3\b/i, 'TPU-v3'],
  [/\bTPU\s?v2\b/i, 'TPU-v2'],
];

/** Kinds that are another accelerator although a pattern above fits their name. */
const OTHERS = /\b(laptop|mobile|max-q|4090\s?D|3090\s?Ti|L40|A100X|H800|A800|H20)\b/i;

/** The price book's name of an accelerator; undefined for one that it does not have. An A100 that does not say its memory has 40 GB. */
export function acceleratorName(recorded: string): string | undefined {
  // The names that drivers give join their parts by dashes.
  const words = recorded.replace(/[-_/]/g, ' ');
  if (OTHERS.test(words)) return undefined;
  const known = NAMES.find(([pattern]) => pattern.test(words))?.[1];
  return known ?? (/\bA100\b/i.test(words) ? 'A100-40GB' : undefined);
}
