exports.main = ({ ms }) => new Promise(resolve => setTimeout(() => resolve('late'), ms))
