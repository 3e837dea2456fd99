const { randomUUID } = require('node:crypto')

exports.main = ({ ms = 0 }) => new Promise(resolve => setTimeout(() => resolve(randomUUID()), ms))
