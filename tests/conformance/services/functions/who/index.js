const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

exports.main = async event => {
  const before = cloud.getWXContext()
  await pause(event.pause ?? 0)
  if (event.link) await cloud.getTempFileURL({ fileList: ['cloud://none'] })
  return { before, after: cloud.getWXContext(), event, now: Date.now(), at: new Date().toISOString() }
}
