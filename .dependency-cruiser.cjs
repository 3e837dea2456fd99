/** The import law: who may know whom. tests/law/imports.test.ts proves that each rule bites. */
const system = '^cloudfunctions/(?!kit/)([^/]+)/'
const own = 'cloudfunctions/$1/'
/** What compiles without Node: contracts, forms and the actions made of a procedure. */
const plain =
  '^cloudfunctions/kit/(asks|contract|forms|holds|identity|levels|names|typed|procedure/(actions|definition|examples|service))\\.ts$'
const test = '\\.test\\.tsx?$'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', 'Nobody imports their importers.', {}, { circular: true }),
    rule(
      'function-is-the-top',
      'Only the deployable imports handlers and sweeps.',
      { pathNot: ['/function\\.ts$', test] },
      { path: `${system}(handlers|sweeps|function)\\.ts$` },
    ),
    rule(
      'domain-is-pure',
      'Domain imports types of its own store and contract, and the pure part of the kit.',
      { path: `${system}domain\\.ts$` },
      {
        pathNot: [
          `${system}(store|contract|procedure)\\.ts$`,
          '^cloudfunctions/kit/(actor|asks|clocks|contract|identity|levels|personal|refusal|store|crypto|procedure/(definition|matter))\\.ts$',
        ],
      },
    ),
    rule(
      'domain-takes-types-only',
      'Of store and contract a domain knows shapes, not collections.',
      { path: `${system}domain\\.ts$` },
      { path: `${system}store\\.ts$`, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'contract-stands-alone',
      'A contract imports valibot, its own procedure and what the kit has for both: the front compiles it without Node.',
      { path: '^cloudfunctions/(?!kit/)([^/]+)/contract\\.ts$' },
      { pathNot: [`${own}procedure\\.ts$`, plain, 'node_modules/valibot/'] },
    ),
    rule(
      'procedure-is-data',
      'A procedure is data: it imports how one is written, and nothing that runs.',
      { path: `${system}procedure\\.ts$` },
      { pathNot: ['^cloudfunctions/kit/(asks|procedure/definition)\\.ts$'] },
    ),
    rule(
      'systems-apart',
      'A system imports no other; what others may ask of it is its public.ts.',
      { path: system },
      { path: system, pathNot: [own, '/public\\.ts$'] },
    ),
    rule(
      'public-for-handlers-and-sweeps',
      'Another system is asked only from handlers and sweeps.',
      { path: system, pathNot: ['/(handlers|sweeps)\\.ts$', test] },
      { path: `${system}public\\.ts$`, pathNot: own },
    ),
    rule(
      'public-is-self-contained',
      'What others may ask of a system imports only its own store, domain and kit.',
      { path: `${system}public\\.ts$` },
      { pathNot: [`${own}(store|domain)\\.ts$`, '^cloudfunctions/kit/', 'node_modules/valibot/'] },
    ),
    rule(
      'kit-knows-no-system',
      'The kit is below every system.',
      { path: '^cloudfunctions/kit/', pathNot: test },
      { path: system },
    ),
    rule(
      'one-door-to-the-cloud',
      'wx-server-sdk is known in three files of the kit: database, storage, WeChat.',
      { path: '^(src|cloudfunctions|config)/', pathNot: '^cloudfunctions/kit/(cloud|files|openapi)\\.ts$' },
      { path: 'wx-server-sdk' },
    ),
    rule(
      'front-sees-contracts',
      'Of the back the front sees contracts.',
      { path: '^src/' },
      {
        path: '^(cloudfunctions|local|tests|bench|scripts)/',
        pathNot: '^cloudfunctions/([^/]+/contract|kit/asks|kit/levels|kit/procedure/service)\\.ts$',
      },
    ),
    rule(
      'front-takes-types',
      'Of a contract the front takes types only.',
      { path: '^src/', pathNot: test },
      { path: '^cloudfunctions/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'front-systems-apart',
      'Pages of one system link to another by route.',
      { path: '^src/systems/([^/]+)/' },
      { path: '^src/systems/([^/]+)/', pathNot: '^src/systems/$1/' },
    ),
    rule(
      'front-kit-knows-no-system',
      'The kit of the pages is below every system.',
      { path: '^src/kit/' },
      { path: '^src/systems/' },
    ),
    rule(
      'back-looks-nowhere-else',
      'Functions know neither pages nor the local cloud nor tests.',
      { path: '^cloudfunctions/', pathNot: test },
      { path: '^(src|local|tests|bench|scripts|config)/' },
    ),
    rule(
      'local-is-a-leaf',
      'Nothing that is shipped knows the local cloud.',
      { path: '^(src|cloudfunctions|config)/' },
      { path: '^local/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/(?!valibot|wx-server-sdk))' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
