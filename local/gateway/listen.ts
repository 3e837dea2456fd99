import { createServer, type Server } from 'node:http'

/** Sockets outlive the SDK's own five seconds, so that it never meets one we just closed. */
const KEEP_ALIVE_MS = 65_000

/** A server on this machine's own address; a port in use is said in plain words. Port 0 takes a free one. */
export async function listen(port: number): Promise<{ server: Server; url: string }> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 120_000 })
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken ? new Error(`端口 ${port} 已经被别的程序占用，请关掉它，或用 PORT=别的端口 再试。`) : error,
      )
    })
    server.listen(port, '127.0.0.1', 1024, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return { server, url: `http://127.0.0.1:${bound}` }
}

/** Takes no new connection, lets requests under way finish for up to five seconds, then closes all. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), 5000)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
