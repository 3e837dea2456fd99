import { buildFront } from './build/taro'

build(process.argv[2] ?? '').catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function build(what: string) {
  const began = Date.now()
  if (what === 'h5' || what === 'weapp') await buildFront(what)
  else if (what === 'functions') await (await import('./build/functions')).buildFunctions()
  else throw new Error(`build what: h5, weapp or functions, not "${what}"`)
  console.log(`built ${what} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}
