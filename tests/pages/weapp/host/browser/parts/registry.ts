import { builtInTags } from '../../tags'
import { Box, Canvas, Picture, Progress, RichText } from './box'
import { Option, OptionGroup, Slider, Switch } from './choice'
import { Button, Form, Label, Navigator } from './form'
import { TypedArea, TypedText } from './input'
import { Picker } from './picker'
import { ScrollView, Swiper } from './scroll'

/** Makes every tag of WeChat's a part of the host; those that only hold others are boxes. */
export function registerParts(): void {
  for (const tag of builtInTags) customElements.define(`wx-${tag}`, class extends (parts[tag] ?? Box) {})
}

const parts: Partial<Record<(typeof builtInTags)[number], new () => HTMLElement>> = {
  image: Picture,
  'cover-image': Picture,
  'rich-text': RichText,
  progress: Progress,
  canvas: Canvas,
  input: TypedText,
  textarea: TypedArea,
  switch: Switch,
  checkbox: Option,
  radio: Option,
  'checkbox-group': OptionGroup,
  'radio-group': OptionGroup,
  slider: Slider,
  form: Form,
  button: Button,
  label: Label,
  navigator: Navigator,
  'scroll-view': ScrollView,
  swiper: Swiper,
  picker: Picker,
}
