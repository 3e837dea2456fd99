const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
let outcome = null

exports.main = async ({ start }) => {
  if (!start) return { outcome }
  setTimeout(async () => {
    outcome = await cloud
      .getTempFileURL({ fileList: ['cloud://none'] })
      .then(() => 'served')
      .catch(error => error.code)
  }, 100)
  return { outcome }
}
