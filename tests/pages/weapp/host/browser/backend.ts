import * as glassEasel from 'glass-easel'
import { hostLengths } from '../lengths'
import { builtInTags } from '../tags'
import { settings } from './given'
import { Part } from './parts/part'
import { note } from './record'

/** The DOM the components draw in: WeChat's tags become parts of the host, and events come from the gestures alone. */
export class HostContext extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => backed(created(tag)),
    createTextNode: (content: string) => backed(document.createTextNode(content)),
    createDocumentFragment: () => backed(document.createDocumentFragment()),
  }

  override onEvent(): void {}

  override setListenerStats(): void {}
}

/** Hands a part its attributes as the template has them, before they become strings. */
export function passRawAttributes(): void {
  glassEasel.NativeNode.prototype.updateAttribute = function (name: string, value: unknown) {
    const element: unknown = this.getBackendElement()
    if (element instanceof Part) element.receive(name, value)
  }
}

/** A DOM node as the components know it. */
export const backed = <Kind extends Node>(node: Kind) => node as Kind & glassEasel.domlikeBackend.Element

const tags = new Set<string>(builtInTags)

function created(tag: string): HTMLElement {
  if (!tags.has(tag) && !settings.units[tag]) note(`<${tag}> is not a part this host draws`)
  const element = document.createElement(tags.has(tag) ? `wx-${tag}` : tag)
  const plain = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => plain(name, name === 'style' ? hostLengths(value) : value)
  return element
}
