const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ group, api, input }) => {
  try {
    const answer = await cloud.openapi[group][api](input)
    return { ...answer, ...(answer.buffer && { buffer: answer.buffer.toString('base64') }) }
  } catch (error) {
    return { errCode: error.errCode, errMsg: error.errMsg }
  }
}
