import { callerEnvironment, cloudEnvironment } from '../../local/runner/environment'
import type { HomeGiven } from '../programs/home'
import { built, type Program, startProgram } from './program'

export type Address = { url: string; token: string; synchronous: number }

/** A gateway in its own process, and where it is. */
export async function startGateway(given: Omit<HomeGiven, 'port' | 'dist'>): Promise<Program & Address> {
  const program = await startProgram('home', { port: 0, dist: built, ...given })
  return { ...program, ...(await program.ask<Address>({})) }
}

/** The demo city with all our functions, as `npm start` runs it. */
export const startCity = (data: string): Promise<Program & Address> => startGateway({ data, demo: true })

/** Callers with the real SDK in their own process, pointed at this address. */
export const startSdkCallers = ({ url, token }: Pick<Address, 'url' | 'token'>): Promise<Program> =>
  startProgram(
    'sdk-callers',
    {},
    {
      ...cloudEnvironment(url),
      ...callerEnvironment({ token, source: ['wx_client'], openid: 'o-bench' }),
    },
  )
