import Taro from '@tarojs/taro'
import { cell } from './cell'
import { newRequestId } from './request-id'

/** The page on which somebody is asked to prove that it is them, and the intent of the first code; `null` when nobody is. */
export const proving = cell<{ page: string; requestId: string } | null>(null)

/** Asks over the page in sight, once for all calls that wait for it; answers whether they proved it. */
export function askToProve(): Promise<boolean> {
  if (waiting.length === 0) proving.set({ page: pageInSight(), requestId: newRequestId() })
  return new Promise(resolve => waiting.push(resolve))
}

/** Ends the asking: what waited goes on, or is given up. */
export function endProving(proven: boolean): void {
  const answered = waiting.splice(0)
  proving.set(null)
  for (const answer of answered) answer(proven)
}

/** The path of the page in sight, by which a page knows itself. */
export const pageInSight = (): string => Taro.getCurrentInstance().router?.path?.split('?')[0] ?? ''

const waiting: ((proven: boolean) => void)[] = []
