import { View } from '@tarojs/components'

/** A picture beside a word, in the colour of the text around it; readers of screens skip it. */
export function Icon({ name, size = 'm' }: { name: string; size?: 's' | 'm' | 'l' | 'xl' }) {
  return <View className={`nj-icon nj-icon-${name} ${size}`} aria-hidden />
}
