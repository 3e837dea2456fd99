import type { Books } from './books'

export type Credits = {
  /** One consent is one message of this template. */
  grant(openid: string, template: string): void
  /** Uses one up; false when there is none left. */
  spend(openid: string, template: string): boolean
}

/** How many messages of each template a person still allows. */
export function keepCredits(books: Books): Credits {
  const add = books.prepare(
    'INSERT INTO credits VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET left_over = left_over + 1',
  )
  const take = books.prepare(
    'UPDATE credits SET left_over = left_over - 1 WHERE openid = ? AND template = ? AND left_over > 0',
  )
  return {
    grant(openid, template) {
      add.run(openid, template)
    },
    spend: (openid, template) => take.run(openid, template).changes === 1,
  }
}
