import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { paintBars } from '../bars'
import { useCell } from '../cell'
import { back } from '../navigation'
import { view, viewClasses } from '../view'
import { Icon } from './Icon'
import { Proving } from './ProveSheet'
import { Rail } from './Rail'
import { Tap } from './Tap'

type Props = {
  title: string
  children: ReactNode
  /** The one bar at the bottom with what may be done now. */
  foot?: ReactNode
  /** One of the four tabs: nothing to go back to. */
  tab?: boolean
  /** Uses the width of a desk. */
  wide?: boolean
}

/** The frame of every page: the person's choices of type and colour, the title, the rail at a desk, the bottom bar. */
export function Screen({ title, children, foot, tab, wide }: Props) {
  const choices = useCell(view)
  const classes = viewClasses(choices)
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') {
      document.documentElement.className = classes
      document.title = `${title} · 娘家`
      // The router draws the tab bar without saying what it is.
      document.querySelector('taro-tabbar')?.setAttribute('role', 'navigation')
    } else {
      void Taro.setNavigationBarTitle({ title })
      paintBars(choices.theme, tab === true)
    }
  }, [classes, title, choices.theme, tab])
  return (
    <View className={`${classes} nj-screen`}>
      {process.env.TARO_ENV === 'h5' && <Rail />}
      {process.env.TARO_ENV === 'h5' && (
        <View className="nj-top" role="banner">
          {!tab && (
            <Tap label="返回" className="nj-back" onTap={back}>
              <Icon name="chevron-left" size="l" />
            </Tap>
          )}
          <View className="nj-top-title" role="heading" aria-level="1">
            {title}
          </View>
        </View>
      )}
      <View role="main" className={`nj-body${foot ? ' with-foot' : ''}${wide ? ' wide' : ''}`}>
        {children}
      </View>
      {foot && (
        <View className="nj-foot" role="region" aria-label="现在能做的">
          <View className="nj-foot-in">{foot}</View>
        </View>
      )}
      <Proving />
    </View>
  )
}
