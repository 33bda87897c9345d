import type * as z from 'zod';

/**
 * What two ends of a channel may say to each other: questions with their answers, and news that nobody answers. Each
 * message has one schema here; types and handler maps are derived from it.
 */
export interface Contract {
  readonly questions: Readonly<Record<string, { readonly ask: z.ZodType; readonly answer: z.ZodType }>>;
  readonly news: Readonly<Record<string, z.ZodType>>;
}

export type QuestionType<C extends Contract> = keyof C['questions'] & string;
export type NewsType<C extends Contract> = keyof C['news'] & string;
export type Ask<C extends Contract, K extends QuestionType<C>> = z.infer<C['questions'][K]['ask']>;
export type Answer<C extends Contract, K extends QuestionType<C>> = z.infer<C['questions'][K]['answer']>;
export type News<C extends Contract, K extends NewsType<C>> = z.infer<C['news'][K]>;

/** One function for every question; none can be forgotten. */
export type Handlers<C extends Contract> = { readonly [K in QuestionType<C>]: (ask: Ask<C, K>) => Answer<C, K> | Promise<Answer<C, K>> };

/** One function for every piece of news. */
export type Listeners<C extends Contract> = { readonly [K in NewsType<C>]: (news: News<C, K>) => void };
