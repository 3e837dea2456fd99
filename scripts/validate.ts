import { close, jest, stillChecks } from './checks'

/** What every push must pass and is quick to ask: types, lint, the laws and the tests beside the code. */
close([...stillChecks(), jest(['unit', 'law'], ['--maxWorkers', '2'])])
