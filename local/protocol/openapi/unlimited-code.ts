import { SCENE_CHARACTERS } from '../../limits'
import { codePng } from './code-png'
import { type OpenApi, WxError } from './open-api'

/**
 * wxacode.getUnlimited: an ordinary QR that opens the h5 with this scene. A scene of more than 32 characters is
 * refused with 40169, one with other characters than WeChat allows with 40097, a page with a slash or a query with 41030.
 */
export const getUnlimited: OpenApi = async ({ data, services }) => {
  const { scene, page, width } = data
  if (typeof scene !== 'string' || scene.length === 0 || [...scene].length > SCENE_CHARACTERS) {
    throw new WxError(40169, 'invalid length for scene, or the data is not json string')
  }
  if (!/^[\w!#$&'()*+,/:;=?@.~-]+$/.test(scene)) throw new WxError(40097, 'invalid args: scene')
  if (page !== undefined && (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))) {
    throw new WxError(41030, 'invalid page')
  }
  const pixels = width === undefined ? 430 : Number(width)
  if (!(pixels >= 280 && pixels <= 1280)) throw new WxError(40097, 'invalid args: width')
  const address = `${services.home}/#/q?s=${encodeURIComponent(scene)}`
  return { file: codePng(address, pixels), contentType: 'image/png' }
}
