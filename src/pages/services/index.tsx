import { View } from '@tarojs/components'
import { happenings } from '../../kit/happenings'
import { audiencesOf, useIdentity } from '../../kit/identity'
import { open } from '../../kit/navigation'
import { type Entry, route, type System, systems } from '../../kit/systems'
import { Rows, Section } from '../../kit/ui/Card'
import { Row } from '../../kit/ui/Row'
import { Screen } from '../../kit/ui/Screen'

/** 服务: every system of this build with the ways into it that are this person's. */
export default function Services() {
  const audiences = audiencesOf(useIdentity())
  const mine = systems
    .map(system => ({
      system,
      entries: system.entries.filter(({ audience }) => audience.some(one => audiences.has(one))),
    }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <Screen title="服务" tab wide>
      {happenings.length > 0 && (
        <Rows label="遇到事情">
          <Row
            icon="handshake"
            title="遇到事情"
            note="欠薪、辞退、受伤、想提意见，从这里开始"
            onTap={() => open('/pages/happened/index')}
          />
        </Rows>
      )}
      <View className="nj-grid nj-columns">
        {mine.map(({ system, entries }) => (
          <Entries key={system.name} system={system} entries={entries} />
        ))}
      </View>
    </Screen>
  )
}

function Entries({ system, entries }: { system: System; entries: Entry[] }) {
  return (
    <Section title={system.title}>
      <View className="nj-small nj-under-heading">{system.summary}</View>
      <Rows label={system.title}>
        {entries.map(({ page, title, hint, icon }) => (
          <Row
            key={page + title}
            icon={icon}
            title={title}
            note={hint}
            onTap={() => open(route(system.name, page))}
          />
        ))}
      </Rows>
    </Section>
  )
}
