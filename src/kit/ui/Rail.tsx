import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { audiencesOf, useIdentity } from '../identity'
import { open, tabs } from '../navigation'
import { route, systems } from '../systems'
import { Icon } from './Icon'
import { Tap } from './Tap'

/** At a desk, the way to everything at the left; narrower than that it is not shown. */
export function Rail() {
  const audiences = audiencesOf(useIdentity())
  const here = Taro.getCurrentInstance().router?.path?.split('?')[0]
  const entries = systems.flatMap(system =>
    system.entries
      .filter(entry => entry.audience.some(audience => audience !== 'worker' && audiences.has(audience)))
      .map(entry => ({ ...entry, url: route(system.name, entry.page) })),
  )
  return (
    <View className="nj-rail" role="navigation" aria-label="全部栏目">
      <View className="nj-rail-brand">娘家</View>
      {tabs.map(({ path, title, icon }) => (
        <Item key={path} icon={icon} title={title} url={path} on={here === path} />
      ))}
      {entries.length > 0 && <View className="nj-rail-group">我管的</View>}
      {entries.map(({ url, title, icon }) => (
        <Item key={url} icon={icon} title={title} url={url} on={here === url} />
      ))}
    </View>
  )
}

function Item({ icon, title, url, on }: { icon: string; title: string; url: string; on: boolean }) {
  return (
    <Tap role="link" className={`nj-rail-item${on ? ' on' : ''}`} onTap={() => open(url)}>
      <Icon name={icon} />
      <Text>{title}</Text>
    </Tap>
  )
}
