exports.main = () => new Promise(resolve => setTimeout(() => resolve(null), 1500))
