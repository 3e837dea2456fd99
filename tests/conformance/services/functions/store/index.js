const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ method, input, content }) => {
  try {
    const given = content === undefined ? input : { ...input, fileContent: Buffer.from(content, 'base64') }
    const answer = await cloud[method](given)
    return { ...answer, ...(answer.fileContent && { fileContent: answer.fileContent.toString('base64') }) }
  } catch (error) {
    return { code: error.code, errMsg: error.errMsg }
  }
}
