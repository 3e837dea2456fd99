let inside = 0

exports.main = async () => {
  inside += 1
  const together = inside
  await new Promise(resolve => setTimeout(resolve, 30))
  inside -= 1
  return { together, pid: process.pid }
}
