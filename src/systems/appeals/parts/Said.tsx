import { View } from '@tarojs/components'
import type { Appeal, Paper } from '../../../../cloudfunctions/appeals/contract'
import { openFile } from '../../../kit/files'
import { sinceWords } from '../../../kit/format'
import { Button } from '../../../kit/ui/Button'
import { Card, Section, Small } from '../../../kit/ui/Card'
import { Tag } from '../../../kit/ui/signs'
import { outcomeWords, saidWords } from '../words'

/** All that was written on an appeal, in its order, with the calls that were made and the rating. */
export function Said({ of, now }: { of: Appeal; now: number }) {
  return (
    <Section title="写过的话">
      {of.said.map(({ at, by, kind, text, files }) => (
        <Card key={`${at}${kind}`} mine={kind === 'submit' || kind === 'supplement'}>
          <View className="nj-line wrap apart">
            <View className="nj-strong">{saidWords[kind]}</View>
            <Small>
              {by} · {sinceWords(at, now)}
            </Small>
          </View>
          <View className="nj-text">{text}</View>
          <Papers of={files} />
        </Card>
      ))}
      {of.callBacks.map(({ at, by, outcome, words }) => (
        <Card key={`call${at}${words}`}>
          <View className="nj-line wrap apart">
            <View className="nj-line">
              <View className="nj-strong">回访</View>
              <Tag tone={toneOf(outcome)}>{outcomeWords[outcome]}</Tag>
            </View>
            <Small>
              {by} · {sinceWords(at, now)}
            </Small>
          </View>
          <View className="nj-text">{words}</View>
        </Card>
      ))}
      {of.rating && (
        <Card mine>
          <View className="nj-line wrap apart">
            <View className="nj-line">
              <View className="nj-strong">评价</View>
              <Tag tone={toneOf(of.rating.outcome)}>{outcomeWords[of.rating.outcome]}</Tag>
            </View>
            <Small>{sinceWords(of.rating.at, now)}</Small>
          </View>
          {of.rating.words && <View className="nj-text">{of.rating.words}</View>}
        </Card>
      )}
    </Section>
  )
}

function Papers({ of }: { of: readonly Paper[] }) {
  if (of.length === 0) return null
  return (
    <View className="nj-line wrap">
      {of.map(({ name, url }) => (
        <Button key={url} small icon="paperclip" onTap={() => void openFile(url, name)}>
          {name}
        </Button>
      ))}
    </View>
  )
}

const toneOf = (outcome: keyof typeof outcomeWords) =>
  outcome === 'unsatisfied' ? 'late' : outcome === 'unreached' ? 'quiet' : 'ok'
