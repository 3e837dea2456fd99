import { Text, View } from '@tarojs/components'
import { open } from '../../kit/navigation'
import type { Identity } from '../../kit/parts'
import { type Todo, todoSources } from '../../kit/parts'
import { refusalOf } from '../../kit/refusal'
import { Card, Rows, Section, Small } from '../../kit/ui/Card'
import { Loaded } from '../../kit/ui/Loaded'
import { Row } from '../../kit/ui/Row'
import { Notice, Skeleton, Tag } from '../../kit/ui/signs'
import { useCall } from '../../kit/useCall'

/** What waits for this person over all systems, what is late before what is due, the earliest first; a system that cannot answer is named. */
export function Todos({ identity, officer }: { identity: Identity; officer: boolean }) {
  const found = useCall(() => gather(identity), [identity])
  return (
    <Loaded of={found} shape={<Skeleton rows={2} />}>
      {({ todos, failed }) =>
        todos.length === 0 && failed === 0 && !officer ? null : (
          <Section title={`${officer ? '今天要办' : '等你处理'} ${officer ? countOf(todos) : todos.length}`}>
            {failed > 0 && (
              <Notice tone="warn">有 {failed} 处暂时看不到，下面可能不全，过一会儿再看。</Notice>
            )}
            {todos.length === 0 ? (
              <Card>
                <View className="nj-line wrap">
                  <Tag tone="ok">都办完了</Tag>
                  <Small>{officer ? '有新的会出现在这里。' : '有事会出现在这里，也会发消息给你。'}</Small>
                </View>
              </Card>
            ) : (
              <Rows label={officer ? '今天要办' : '等你处理'}>
                {todos.map(todo => (
                  <Row
                    key={todo.id}
                    lead={todo.count !== undefined && <Text className="nj-count">{todo.count}</Text>}
                    title={todo.title}
                    note={todo.late ? <Tag tone="late">{todo.note}</Tag> : todo.note}
                    onTap={() => open(todo.url)}
                  />
                ))}
              </Rows>
            )}
          </Section>
        )
      }
    </Loaded>
  )
}

const countOf = (todos: Todo[]) => todos.reduce((sum, { count = 1 }) => sum + count, 0)

async function gather(identity: Identity): Promise<{ todos: Todo[]; failed: number }> {
  const answers = await Promise.all(
    todoSources.map(({ part }) => part(identity).catch(thrown => refusalOf(thrown))),
  )
  const todos = answers
    .flatMap(answer => (Array.isArray(answer) ? answer : []))
    .sort(
      (a, b) =>
        Number(b.late ?? false) - Number(a.late ?? false) ||
        (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE),
    )
  const failed = answers.filter(answer => !Array.isArray(answer) && answer.code === 'INTERNAL').length
  return { todos, failed }
}
