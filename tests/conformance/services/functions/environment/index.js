exports.main = async ({ write }) => {
  if (write) process.env.LEFT_BEHIND = write
  await new Promise(resolve => setTimeout(resolve, 5))
  return { seen: process.env.LEFT_BEHIND ?? null, zone: process.env.TZ, keys: Object.keys(process.env) }
}
