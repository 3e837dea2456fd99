const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = ({ scene }) =>
  cloud.openapi.wxacode.getUnlimited({ scene }).catch(({ errCode, errMsg }) => ({ errCode, errMsg }))
