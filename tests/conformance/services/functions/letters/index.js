const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ id, requestId }) => {
  const letters = cloud.database().collection('letters')
  await letters.add({ data: { _id: id ?? requestId } })
  const { total } = await letters.count()
  await letters.add({ data: { _id: `${id ?? requestId}-2` } })
  return total
}
