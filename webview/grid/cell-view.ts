/** What a cell shows. Texts come from run stores: they are set as text, never as markup. */
export interface CellView {
  readonly text: string;
  /** Behind the text, discreetly: how a number is known. */
  readonly mark?: string | undefined;
  readonly title?: string | undefined;
  /** What a screen reader says, where the text is not enough. */
  readonly label?: string | undefined;
  readonly numeric?: boolean | undefined;
  readonly strong?: boolean | undefined;
  readonly tone?: 'muted' | 'link' | undefined;
  /** How deep it lies in a tree. */
  readonly indent?: number | undefined;
  /** A picture of ours before the text. */
  readonly icon?: 'star' | 'star-empty' | 'expanded' | 'collapsed' | undefined;
}
