import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtWeapp } from './built'
import { codeFromText } from './host/package/borders'
import { readMiniProgram } from './host/package/read'
import { borders, browserObjects, explained, missing, most, weights } from './package-law'

let dist: string

beforeAll(async () => {
  dist = await builtWeapp()
}, 300_000)

const laws = {
  'no sub-package takes anything of another': (root: string) => borders(readMiniProgram(root)),
  'no package weighs more than the phone takes': (root: string) => weights(readMiniProgram(root)),
  'no code is made from text': (root: string) => codeFromText(readMiniProgram(root)),
  'nothing uses what only a browser has': (root: string) => browserObjects(readMiniProgram(root)),
  'every page and picture that is named is there': missing,
}

test.each(Object.entries(laws))('%s', (_, law) => {
  expect(law(dist)).toEqual([])
})

test('an exception that nothing needs any more is taken out', () => {
  const program = readMiniProgram(dist)
  for (const name of Object.keys(explained)) {
    const reason = explained[name]
    delete explained[name]
    expect(browserObjects(program)).toContain(name)
    explained[name] = reason ?? ''
  }
})

type Law = keyof typeof laws
const page = 'systems/circles/pages/open/index'

const planted: [what: string, law: Law, plant: (root: string) => void, found: RegExp][] = [
  [
    'a script of another sub-package',
    'no sub-package takes anything of another',
    root => appendFileSync(join(root, `${page}.js`), ';require("../../../members/sub-vendors")'),
    /^systems\/circles\/.* → systems\/members\/sub-vendors$/,
  ],
  [
    'a script of a sub-package in the main package',
    'no sub-package takes anything of another',
    root => appendFileSync(join(root, 'common.js'), ';require("./systems/members/sub-vendors.js")'),
    /^common\.js → systems\/members/,
  ],
  [
    'a template of another sub-package',
    'no sub-package takes anything of another',
    root =>
      appendFileSync(join(root, `${page}.wxml`), '<import src="../../../members/pages/find/index.wxml"/>'),
    /index\.wxml → systems\/members\/pages\/find\/index\.wxml/,
  ],
  [
    'a style of another sub-package',
    'no sub-package takes anything of another',
    root => writeFileSync(join(root, `${page}.wxss`), '@import "/systems/members/app.wxss";'),
    /index\.wxss → systems\/members\/app\.wxss/,
  ],
  [
    'a component of another sub-package',
    'no sub-package takes anything of another',
    root =>
      writeFileSync(
        join(root, `${page}.json`),
        JSON.stringify({ usingComponents: { own: '/systems/members/pages/find/index' } }),
      ),
    /index\.json → systems\/members\/pages\/find\/index/,
  ],
  [
    'a main package of more than 2 MB',
    'no package weighs more than the phone takes',
    root => writeFileSync(join(root, 'assets/large.png'), Buffer.alloc(most.package)),
    /^main weighs/,
  ],
  [
    'a sub-package of more than 500 KB',
    'no package weighs more than the phone takes',
    root => writeFileSync(join(root, 'systems/circles/large.js'), ' '.repeat(most.subPackage)),
    /^systems\/circles\/ weighs/,
  ],
  [
    'eval',
    'no code is made from text',
    root => appendFileSync(join(root, `${page}.js`), ';eval("1")'),
    /eval\($/,
  ],
  [
    'new Function',
    'no code is made from text',
    root => appendFileSync(join(root, 'common.js'), ';new Function("return 1")()'),
    /Function\($/,
  ],
  [
    'the window as written',
    'nothing uses what only a browser has',
    root => appendFileSync(join(root, `${page}.js`), ';window.scrollTo(0,0)'),
    /index\.js: window$/,
  ],
  [
    'the document as the build lays it',
    'nothing uses what only a browser has',
    root => appendFileSync(join(root, 'common.js'), ';var L=t(5148)["document"];L.title="x"'),
    /^common\.js: document$/,
  ],
  [
    'a page without its template',
    'every page and picture that is named is there',
    root => rmSync(join(root, `${page}.wxml`)),
    /open\/index\.wxml$/,
  ],
  [
    'a tab without its picture',
    'every page and picture that is named is there',
    root => rmSync(join(root, 'assets/tabs/home-on.png')),
    /home-on\.png$/,
  ],
]

test.each(planted)('%s is found', (_, law, plant, found) => {
  const copy = mkdtempSync(join(tmpdir(), 'niangjia-borders-'))
  try {
    cpSync(dist, copy, { recursive: true })
    plant(copy)
    expect(laws[law](copy)).toEqual([expect.stringMatching(found)])
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})
