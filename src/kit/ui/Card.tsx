import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A white ground for things that belong together. `mine` marks what is the person's own. */
export function Card({ children, mine }: { children: ReactNode; mine?: boolean }) {
  return <View className={`nj-card padded${mine ? ' mine' : ''}`}>{children}</View>
}

/** A card of rows with a line between them. */
export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <View className="nj-card nj-rows" aria-label={label}>
      {children}
    </View>
  )
}

/** A part of a page under a heading, with something to touch at the right of it. */
export function Section({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  return (
    <View className="nj-section">
      <View className="nj-section-head">
        <Heading>{title}</Heading>
        {side}
      </View>
      {children}
    </View>
  )
}

/** A heading of the second level. */
export function Heading({ children }: { children: ReactNode }) {
  return (
    <View className="nj-heading" role="heading" aria-level="2">
      {children}
    </View>
  )
}

/** A line in the second colour. */
export function Small({ children }: { children: ReactNode }) {
  return <Text className="nj-small">{children}</Text>
}

/** Facts as name and value; a value that is not there takes no line. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <View className="nj-facts">
      {of.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <View key={name} className="nj-fact">
            <Text className="nj-fact-name">{name}</Text>
            <View className="nj-fact-value">{value}</View>
          </View>
        ),
      )}
    </View>
  )
}

/** A number that matters, with its unit and what it counts. */
export function Figure({ value, unit, label }: { value: number | string; unit?: string; label: string }) {
  return (
    <View className="nj-stack">
      <View className="nj-figure">
        {value}
        {unit && <Text className="nj-unit">{unit}</Text>}
      </View>
      <Small>{label}</Small>
    </View>
  )
}
