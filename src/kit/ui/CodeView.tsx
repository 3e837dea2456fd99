import { Image, Text, View } from '@tarojs/components'
import { encode } from 'uqr'

/** A code as a picture to scan and, under it, as text to type. */
export function CodeView({ content, text, big }: { content: string; text: string; big?: boolean }) {
  return (
    <View className="nj-code">
      <View
        className={`nj-qr${big ? ' big' : ''}`}
        role="img"
        aria-label={`二维码，内容是 ${text}`}
        style={{ backgroundImage: `url("${qrUri(content)}")` }}
      />
      <Text className="nj-code-text" selectable>
        {text}
      </Text>
    </View>
  )
}

/** Time left of a code that changes: the ring empties while the seconds are counted. */
export function CodeRing({ left, of }: { left: number; of: number }) {
  const round = 2 * Math.PI * 28
  const gone = round * (1 - Math.max(0, Math.min(1, left / of)))
  const circle = (color: string, more: string) =>
    `<circle cx='32' cy='32' r='28' fill='none' stroke='${color}' stroke-width='5' ${more}/>`
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>${circle('#9aa0a8', "opacity='.35'")}${circle('#c4161c', `stroke-linecap='round' stroke-dasharray='${round.toFixed(1)}' stroke-dashoffset='${gone.toFixed(1)}' transform='rotate(-90 32 32)'`)}</svg>`
  return (
    <View
      className="nj-ring"
      role="timer"
      aria-label={`${Math.ceil(left / 1000)} 秒后换新码`}
      style={{ backgroundImage: `url("${svgUri(svg)}")` }}
    >
      {Math.ceil(left / 1000)}
    </View>
  )
}

/** A QR of the text as an SVG data URI, drawn here. */
export function qrUri(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  let path = ''
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`
    })
  })
  return svgUri(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'><path d='${path}'/></svg>`,
  )
}

const svgUri = (svg: string) =>
  `data:image/svg+xml,${svg.replace(/[<>#%]/g, char => encodeURIComponent(char))}`

/** A code that was drawn elsewhere, such as a mini-program code, with its text under it. */
export function CodeImage({ image, text }: { image: string; text: string }) {
  const said = `二维码，内容是 ${text}`
  return (
    <View className="nj-code">
      <Image className="nj-qr" src={image} mode="aspectFit" ariaLabel={said} nativeProps={{ alt: said }} />
      <Text className="nj-code-text" selectable>
        {text}
      </Text>
    </View>
  )
}
