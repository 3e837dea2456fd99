import { cell } from './cell'

/** Counts up with every change the person made, so that what is on screen is asked for again. */
export const changes = cell(0)

export const noteChange = (): void => changes.set(changes.get() + 1)
